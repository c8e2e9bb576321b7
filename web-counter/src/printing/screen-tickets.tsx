import { QrCode } from "@parterre/web-kit";
import { KeyButton } from "../keys/key-button.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import { usePlaceWords } from "../tickets/use-place-words.ts";
import type { TicketToPrint } from "./documents.ts";
import classes from "./print-dialog.module.css";

export interface ScreenTicketsProps {
  readonly tickets: readonly TicketToPrint[];
  readonly onBack: () => void;
}

/**
 * Tickets on the screen, for a customer to photograph when no printer works: the codes are those that would be on
 * paper, so the door reads them from the telephone.
 */
export function ScreenTickets({ tickets, onBack }: ScreenTicketsProps) {
  const t = useCounterText();
  const place = usePlaceWords();
  useKeys(
    [
      { key: "escape", act: onBack },
      { key: "enter", act: onBack },
    ],
    { exclusive: true },
  );
  return (
    <>
      <p>{t("printing.screenSays")}</p>
      <ul className={classes.screenTickets} data-testid="screen-tickets">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <QrCode value={ticket.code ?? ""} label={t("printing.codeOf", { number: ticket.number })} size="18rem" />
            <strong>
              {place(ticket.label)} {t("place.seats", { count: 1, seats: ticket.label.seat })}
            </strong>
            {ticket.holder && (
              <span className="figures">
                {ticket.holder.name} · {t("identities.ends", { end: ticket.holder.identityEnd })}
              </span>
            )}
            <span className="figures">{ticket.number}</span>
          </li>
        ))}
      </ul>
      <KeyButton keyShown="Enter" size="lg" onAct={onBack}>
        {t("printing.done")}
      </KeyButton>
    </>
  );
}
