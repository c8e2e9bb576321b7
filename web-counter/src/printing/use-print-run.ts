import { useApolloClient } from "@apollo/client/react";
import {
  type AckLevel,
  isFinished,
  type LanguageCode,
  makeOfCode,
  makeOfLanguage,
  openTemplate,
  type PrinterMake,
  type PrintJob,
  printerLanguages,
  textsOnTicket,
  ticketForPrinter,
} from "@parterre/ticket-print";
import { type Decision, PrintRun } from "@parterre/ticket-print/transport";
import { useLocale } from "@parterre/web-kit";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  decidePrintMutation,
  type OrderToPrint,
  recordPrintMutation,
  reportPrintMutation,
  type TicketToPrint,
} from "./documents.ts";
import { usePrinting } from "./printing-context.tsx";
import { ticketFacts } from "./ticket-facts.ts";

const decisions = { "in-hand": "IN_HAND", spoiled: "SPOILED", "not-there": "NOT_THERE" } as const;
const reports = { sent: "SENT", confirmed: "CONFIRMED", failed: "FAILED", unknown: "UNKNOWN" } as const;

/** In a long batch the roll is counted anew after so many tickets. */
const countedAtOnce = 25;

/** Prints tickets of an order on this window's printer; what has become of them so far, and what can be done. */
export function usePrintRun() {
  const client = useApolloClient();
  const { locale } = useLocale();
  const { printer, link, refresh } = usePrinting();
  const [job, setJob] = useState<PrintJob | null>(null);
  const run = useRef<PrintRun | null>(null);

  // A printer that was plugged in again is another link: the run goes on with it.
  useEffect(() => {
    if (link) run.current?.connect(link);
  }, [link]);
  useEffect(() => () => run.current?.stop(), []);

  const start = useCallback(
    (order: OrderToPrint, tickets: readonly TicketToPrint[]) => {
      if (!printer) return;
      const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
      // An attempt keeps its id until the server has answered for it, so that asking again never makes a second one.
      const attemptIds = new Map<string, string>();
      let printed = 0;
      const language = printer.language.toLowerCase() as LanguageCode;
      const make = makeOfCode(printer.make) ?? makeOfLanguage(language);
      const ackLevel = printer.ackLevel.toLowerCase() as AckLevel;
      run.current?.stop();
      run.current = new PrintRun({
        ticketIds: tickets.map(({ id }) => id),
        language: printerLanguages[language],
        make,
        ackLevel,
        onChange: setJob,
        encode: (ticketId, sequence) =>
          encoded(order, byId.get(ticketId)!, locale, {
            make,
            dpi: printer.dpi === 300 ? 300 : 203,
            ackLevel,
            sequence,
          }),
        clerk: {
          record: async (ticketId) => {
            const { template } = byId.get(ticketId)!;
            const id = attemptIds.get(ticketId) ?? crypto.randomUUID();
            attemptIds.set(ticketId, id);
            const { templateId, number: templateVersion } = template!;
            const input = { id, ticketId, printerId: printer.id, templateId, templateVersion };
            const { data } = await client.mutate({ mutation: recordPrintMutation, variables: { input } });
            const answer = data!.recordPrint;
            attemptIds.delete(ticketId);
            return answer.__typename === "PrintNoted" ? { attemptId: answer.print.id } : { refused: answer.reason };
          },
          tell: async ({ attemptId, outcome, fault }) => {
            const input = { printId: attemptId, report: reports[outcome], fault };
            await client.mutate({ mutation: reportPrintMutation, variables: { input } });
            if (outcome === "confirmed" && ++printed % countedAtOnce === 0) void refresh();
          },
          decide: async (attemptId, decision) => {
            const variables = { printId: attemptId, decision: decisions[decision] };
            await client.mutate({ mutation: decidePrintMutation, variables });
            void refresh();
          },
        },
      });
      setJob(run.current.state);
      if (link) run.current.connect(link);
    },
    [client, printer, link, locale, refresh],
  );

  // What is left of the roll is asked for when the printer stands still, not behind every ticket of hundreds.
  const stands = job !== null && (job.stop !== null || isFinished(job));
  useEffect(() => {
    if (stands) void refresh().catch(() => undefined);
  }, [stands, refresh]);

  return {
    job,
    start,
    pause: () => run.current?.pause(),
    goOn: () => run.current?.goOn(),
    doubt: () => run.current?.doubt(),
    decide: (ticketId: string, decision: Decision) => run.current?.decide(ticketId, decision),
    /** Forgets a job, and what it had yet to begin. */
    clear: () => {
      run.current?.stop();
      run.current = null;
      setJob(null);
    },
  };
}

interface HowToEncode {
  readonly make: PrinterMake;
  readonly dpi: 203 | 300;
  readonly ackLevel: AckLevel;
  readonly sequence: number;
}

async function encoded(
  order: OrderToPrint,
  ticket: TicketToPrint,
  language: "zh" | "en",
  { make, dpi, ackLevel, sequence }: HowToEncode,
): Promise<Uint8Array> {
  const { template } = openTemplate(JSON.parse(ticket.template!.document));
  if (!template) throw new Error(`the template of ticket ${ticket.number} cannot be read`);
  // Ten megabytes of letters are fetched by those who print, when they print.
  const { ticketFonts: fonts } = await import("@parterre/ticket-print/fonts");
  const drawing = { template, facts: ticketFacts(order, ticket), language, dpi, fonts };
  await fonts.prepare(textsOnTicket(drawing));
  return ticketForPrinter(drawing, make, sequence, ackLevel).bytes;
}
