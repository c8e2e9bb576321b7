import { useMutation } from "@apollo/client/react";
import { type BothLanguages, failureOf, RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import { KeyButton } from "../keys/key-button.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { noteHandedOut, readBackupNumbers } from "../offline/backup-numbers.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import { usePlaceWords } from "../tickets/use-place-words.ts";
import { BackupNumberField } from "./backup-number-field.tsx";
import { handOverBackupMutation, type TicketToPrint } from "./documents.ts";
import classes from "./print-dialog.module.css";
import { usePrinting } from "./printing-context.tsx";

export interface BackupHandOverProps {
  readonly tickets: readonly TicketToPrint[];
  /** Numbers that the window has, ascending. */
  readonly free: readonly number[];
  readonly onHanded: () => void;
  readonly onBack: () => void;
}

/** Numbered tickets from the drawer in place of printed ones: which number is for which seat, to be written on it. */
export function BackupHandOver({ tickets, free, onHanded, onBack }: BackupHandOverProps) {
  const t = useCounterText();
  const place = usePlaceWords();
  const { counter } = usePrinting();
  const [send, { loading }] = useMutation(handOverBackupMutation);
  const [typed, setTyped] = useState(() => firstNumbers(free, tickets.length));
  const [refusal, setRefusal] = useState<{ readonly reason: BothLanguages } | null>(null);
  const read = readBackupNumbers(typed, tickets.length);
  const has = new Set(free);
  const numbers = read?.every((number) => has.has(number)) ? read : null;
  const isReady = numbers !== null && counter !== null && !loading;
  const handOver = async () => {
    if (!numbers || !counter) return;
    setRefusal(null);
    const input = { counterId: counter.id, ticketIds: tickets.map(({ id }) => id), numbers: [...numbers] };
    try {
      const answer = (await send({ variables: { input } })).data!.handOverBackupTickets;
      if (answer.__typename !== "BackupTicketsHandedOver") return setRefusal(answer);
    } catch (error) {
      return setRefusal({ reason: failureOf(error) });
    }
    await noteHandedOut(numbers).catch(() => undefined);
    onHanded();
  };
  useKeys(
    [
      { key: "escape", inFields: true, act: onBack },
      { key: "enter", inFields: true, act: () => void handOver(), enabled: isReady },
    ],
    { exclusive: true },
  );
  return (
    <>
      <BackupNumberField count={tickets.length} value={typed} isWrong={numbers === null} onChange={setTyped} />
      <p>{t("offline.writeOn")}</p>
      <ul className={classes.list} data-testid="backup-seats">
        {tickets.map((ticket, at) => (
          <li key={ticket.id}>
            <strong className="figures">{numbers?.[at] ?? "–"}</strong>
            <span>
              {place(ticket.label)} {t("place.seats", { count: 1, seats: ticket.label.seat })}
            </span>
          </li>
        ))}
      </ul>
      <RefusalNotice refusal={refusal} />
      <KeyButton
        keyShown="Enter"
        size="lg"
        onAct={() => void handOver()}
        disabled={!isReady}
        loading={loading}
        data-testid="hand-over-go"
      >
        {t("printing.handedOver", { count: tickets.length })}
      </KeyButton>
      <KeyButton keyShown="Esc" variant="default" onAct={onBack}>
        {t("printing.back")}
      </KeyButton>
    </>
  );
}

/** The lowest that the window has: as a stretch where they are one, else each. */
function firstNumbers(free: readonly number[], count: number): string {
  const first = free.slice(0, count);
  const isStretch = first.every((number, at) => number === first[0]! + at);
  return isStretch && count > 1 && first.length > 1 ? `${first[0]}-${first.at(-1)}` : first.join(", ");
}
