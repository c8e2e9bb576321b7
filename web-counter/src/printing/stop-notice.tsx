import { isFinished, type JobStop, type PrintJob, underWay } from "@parterre/ticket-print";
import { type BothLanguages, useLocale } from "@parterre/web-kit";
import { KeyButton } from "../keys/key-button.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { type CounterText, useCounterText } from "../texts/use-counter-text.ts";
import type { TicketToPrint } from "./documents.ts";
import { FaultPicture } from "./fault-picture.tsx";
import classes from "./print-dialog.module.css";
import { usePrinting } from "./printing-context.tsx";
import type { usePrintRun } from "./use-print-run.ts";

const decisions = ["in-hand", "spoiled", "not-there"] as const;

export interface StopNoticeProps {
  readonly run: ReturnType<typeof usePrintRun>;
  readonly job: PrintJob;
  readonly tickets: readonly TicketToPrint[];
}

/** Why printing stands still, in a sentence, with a picture of what to do and the next act as a button. */
export function StopNotice({ run, job, tickets }: StopNoticeProps) {
  const t = useCounterText();
  const { pick } = useLocale();
  const { printer } = usePrinting();
  const { stop } = job;
  const undecided = stop?.kind === "undecided" ? stop.ticketId : null;
  const goesOn = stop !== null && !isFinished(job) && !["undecided", "unplugged"].includes(stop.kind);
  const waits = underWay(job)?.state === "sent" && stop?.kind === "fault";
  useKeys([
    ...(undecided === null || job.untold.length > 0
      ? []
      : decisions.map((decision, index) => ({
          key: String(index + 1),
          act: () => void run.decide(undecided, decision),
        }))),
    ...(goesOn ? [{ key: "enter", act: run.goOn, enabled: !job.checking }] : []),
    ...(waits ? [{ key: "n", act: run.doubt }] : []),
  ]);
  if (job.serverAway) {
    return (
      <p className={classes.quiet} role="alert">
        {t("printing.serverAway")}
      </p>
    );
  }
  if (!stop || (isFinished(job) && !undecided)) return null;
  return (
    <div className={classes.stop} role="alert" data-testid="print-stop" data-stop={stop.kind}>
      <FaultPicture stop={stop} />
      <div>
        <p>{sentenceOf(stop, t, pick, tickets, printer?.way === "DIALOGUE")}</p>
        <div className={classes.acts}>
          {undecided !== null &&
            decisions.map((decision, index) => (
              <KeyButton
                key={decision}
                keyShown={String(index + 1)}
                variant="default"
                size="md"
                disabled={job.untold.length > 0}
                onAct={() => void run.decide(undecided, decision)}
                data-testid={`decide-${decision}`}
              >
                {t(`printing.decisions.${decision}`)}
              </KeyButton>
            ))}
          {goesOn && (
            <KeyButton keyShown="Enter" size="md" loading={job.checking} onAct={run.goOn} data-testid="print-go-on">
              {t("printing.goOn")}
            </KeyButton>
          )}
          {waits && (
            <KeyButton keyShown="N" size="md" variant="default" onAct={run.doubt} data-testid="print-doubt">
              {t("printing.doubt")}
            </KeyButton>
          )}
        </div>
      </div>
    </div>
  );
}

function sentenceOf(
  stop: JobStop,
  t: CounterText,
  pick: (text: BothLanguages) => string,
  tickets: readonly TicketToPrint[],
  isDialogue: boolean,
): string {
  const number = (ticketId: string) => tickets.find(({ id }) => id === ticketId)?.number ?? "";
  switch (stop.kind) {
    case "fault":
      return t(`printing.faults.${stop.fault}`);
    case "undecided":
      return t(isDialogue ? "printing.confirmDialogue" : "printing.undecided", { number: number(stop.ticketId) });
    case "refused":
      return stop.reason instanceof Error ? t("printing.cannotDraw") : pick(stop.reason as BothLanguages);
    case "unplugged":
      return t("printing.unplugged");
    case "paused":
      return t("printing.paused");
  }
}
