import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useCounterText } from "../texts/use-counter-text.ts";
import { usePlaceWords } from "../tickets/use-place-words.ts";
import { decidePrintMutation, type TicketToPrint } from "./documents.ts";
import type { HandOver } from "./hand-over-documents.ts";
import { paperStateOf } from "./paper-state.ts";
import classes from "./print-dialog.module.css";

const decisionNames = { IN_HAND: "in-hand", SPOILED: "spoiled", NOT_THERE: "not-there" } as const;
const decisions = ["IN_HAND", "SPOILED", "NOT_THERE"] as const;

export interface TicketListProps {
  readonly tickets: readonly TicketToPrint[];
  /** Which of them another window has. */
  readonly elsewhere: ReadonlyMap<string, HandOver>;
  readonly onReprint: (ticket: TicketToPrint) => void;
  readonly onDecided: () => void;
}

/** Every ticket of an order, where its paper is, and what a person can say or ask about it. */
export function TicketList({ tickets, elsewhere, onReprint, onDecided }: TicketListProps) {
  const t = useCounterText();
  const place = usePlaceWords();
  const [sendDecision] = useMutation(decidePrintMutation);
  // What an earlier page began and could not end: a person decides here as well.
  const decide = (printId: string, decision: keyof typeof decisionNames) =>
    sendDecision({ variables: { printId, decision } }).then(onDecided, () => undefined);
  return (
    <ul className={classes.list}>
      {tickets.map((ticket) => {
        const at = elsewhere.get(ticket.id);
        const paper = paperStateOf(ticket, at !== undefined);
        return (
          <li key={ticket.id} data-paper={paper} data-number={ticket.number}>
            <span className="figures">
              {ticket.number} · {place(ticket.label)} {t("place.seats", { count: 1, seats: ticket.label.seat })}
            </span>
            <span className={classes.quiet}>
              {t(`printing.paper.${paper}`, {
                window: at?.toCounterName ?? "",
                number: ticket.backupNumber ?? "",
              })}
            </span>
            {(paper === "printed" || paper === "spoiled" || paper === "backup") && (
              <Button variant="default" size="compact-md" onClick={() => onReprint(ticket)} data-testid="reprint">
                {t("printing.reprint")}
              </Button>
            )}
            {paper === "in-doubt" &&
              decisions.map((decision) => (
                <Button
                  key={decision}
                  variant="default"
                  size="compact-md"
                  onClick={() => void decide(ticket.prints.at(-1)!.id, decision)}
                >
                  {t(`printing.decisions.${decisionNames[decision]}`)}
                </Button>
              ))}
          </li>
        );
      })}
    </ul>
  );
}
