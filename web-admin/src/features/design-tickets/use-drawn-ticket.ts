import {
  type Dpi,
  type DrawingProblem,
  type DrawnTicket,
  drawTicket,
  type TicketFacts,
  type TicketLanguage,
  type TicketTemplate,
  textsOnTicket,
} from "@parterre/ticket-print";
import { useEffect, useState } from "react";

export interface TicketLook {
  readonly template: TicketTemplate;
  readonly facts: TicketFacts;
  readonly language: TicketLanguage;
  readonly dpi: Dpi;
}

async function draw({ template, facts, language, dpi }: TicketLook): Promise<DrawnTicket> {
  // Ten megabytes of letters come in slices, when a ticket is looked at.
  const { ticketFonts: fonts } = await import("@parterre/ticket-print/fonts");
  const order = { template, facts, language, dpi, fonts };
  await fonts.prepare(textsOnTicket(order));
  return drawTicket(order);
}

/** The ticket as the printer would draw it, the last picture until the next one is there; null before the first. */
export function useDrawnTicket({ template, facts, language, dpi }: TicketLook): DrawnTicket | null {
  const [drawn, setDrawn] = useState<DrawnTicket | null>(null);
  useEffect(() => {
    let over = false;
    draw({ template, facts, language, dpi }).then(
      (ticket) => over || setDrawn(ticket),
      // A font that did not come is asked for again by the next change; a template in the middle of typing may be undrawable.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [template, facts, language, dpi]);
  return drawn;
}

/** What the drawing itself finds, in both languages, each problem once. Waits for a moment of rest. */
export function useDrawingProblems(template: TicketTemplate, facts: TicketFacts, dpi: Dpi): readonly DrawingProblem[] {
  const [problems, setProblems] = useState<readonly DrawingProblem[]>([]);
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      Promise.all((["zh", "en"] as const).map((language) => draw({ template, facts, language, dpi }))).then(
        (tickets) => {
          const found = tickets.flatMap((ticket) => ticket.problems);
          const once = new Map(found.map((each) => [`${each.code} ${each.partId} ${each.about}`, each]));
          if (!over) setProblems([...once.values()]);
        },
        () => undefined,
      );
    }, 200);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [template, facts, dpi]);
  return problems;
}
