import { Progress, Stack } from "@mantine/core";
import { isFinished, type PrintJob, underWay } from "@parterre/ticket-print";
import { ErrorState, TextSkeleton } from "@parterre/web-kit";
import { useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { CounterDialog } from "../dialogs/counter-dialog.tsx";
import { KeyButton } from "../keys/key-button.tsx";
import type { KeyBinding } from "../keys/key-layers.ts";
import { useAtWork } from "../offline/at-work.ts";
import { useFreeNumbers } from "../offline/use-free-numbers.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import { BackupHandOver } from "./backup-hand-over.tsx";
import type { TicketToPrint } from "./documents.ts";
import { HandedOver } from "./handed-over.tsx";
import { OtherWindows } from "./other-windows.tsx";
import { paperStateOf } from "./paper-state.ts";
import classes from "./print-dialog.module.css";
import { usePrinting } from "./printing-context.tsx";
import { ReprintForm } from "./reprint-form.tsx";
import { ScreenTickets } from "./screen-tickets.tsx";
import { StopNotice } from "./stop-notice.tsx";
import { TicketList } from "./ticket-list.tsx";
import { useOrderToPrint } from "./use-order-to-print.ts";
import { usePrintRun } from "./use-print-run.ts";

export interface PrintDialogProps {
  readonly reference: string;
  /** Begin at once with what waits: after a sale. */
  readonly atOnce?: boolean;
  /** Begin with choosing the window that prints instead. */
  readonly elsewhere?: boolean;
  readonly onClose: () => void;
}

/** The tickets of an order and their paper: print what waits, watch it come out, print again what is lost. */
export function PrintDialog({ reference, atOnce = false, elsewhere = false, onClose }: PrintDialogProps) {
  const t = useCounterText();
  const { printer } = usePrinting();
  const paper = useOrderToPrint(reference);
  const { order, error, refetch, waiting, scannable } = paper;
  const run = usePrintRun();
  const [reprinting, setReprinting] = useState<TicketToPrint | null>(null);
  /** Instead of paper from this window's printer. */
  const [instead, setInstead] = useState<"screen" | "elsewhere" | "backup" | null>(elsewhere ? "elsewhere" : null);
  const { job, start, clear } = run;
  const running = job !== null && !isFinished(job);
  /** Stopped between two tickets, with the server told of everything: what is left waits as it did before. */
  const standing = job?.stop != null && underWay(job) === null && job.untold.length === 0;
  useAtWork(true);
  const offersOthers = instead === null && !reprinting && scannable.length > 0;
  const numbers = useFreeNumbers();
  const offersBackup = offersOthers && paper.withoutPaper.length > 0 && numbers.length > 0 && (!running || standing);
  const offersWindows = offersOthers && paper.mayHandOver && (!running || job.stop !== null);

  const print = useCallback(() => {
    if (order && waiting.length > 0) start(order, waiting);
  }, [order, waiting, start]);
  const begun = useRef(false);
  useEffect(() => {
    if (!atOnce || begun.current || !order || !printer?.roll) return;
    begun.current = true;
    print();
  }, [atOnce, order, printer, print]);

  const look = async () => {
    // First the news: what was printed must not stand there as waiting, not even for a moment.
    await refetch().catch(() => undefined);
    clear();
  };
  /** What came out before the printer stopped needs no numbered ticket. */
  const toBackup = async () => {
    await look();
    setInstead("backup");
  };
  const handed = () => {
    setInstead(null);
    void look();
  };
  /** The new ticket goes to paper at once: it is what was asked for. */
  const reissued = async (ticketId: string) => {
    setReprinting(null);
    const { data: fresh } = await refetch();
    const fetched = fresh?.orderByReference;
    const ticket = fetched?.tickets.find(({ id }) => id === ticketId);
    if (fetched && ticket && paperStateOf(ticket, false) === "waiting") start(fetched, [ticket]);
  };
  const keys: KeyBinding[] = [
    { key: "enter", act: job ? () => void look() : waiting.length > 0 ? print : onClose, enabled: !running },
    { key: "p", act: run.pause, enabled: running && !job?.stop },
    { key: "e", act: () => setInstead("screen"), enabled: offersOthers },
    { key: "w", act: () => setInstead("elsewhere"), enabled: offersWindows },
    { key: "b", act: () => void toBackup(), enabled: offersBackup },
  ];
  return (
    <CounterDialog
      title={t("printing.title", { reference })}
      onClose={onClose}
      size="lg"
      mayClose={(!running || standing) && !reprinting}
      keys={keys}
    >
      {/* Takes the focus when it opens, so that Enter means the main act and not the cross. */}
      <Stack gap="md" data-testid="print-dialog" tabIndex={-1} data-autofocus style={{ outline: "none" }}>
        {!printer?.roll && instead === null && <NoPaper />}
        {printer?.roll && instead === null && paper.lacksTemplate && (
          <p role="alert" data-testid="no-template">
            {t("printing.noTemplateForPaper", { stock: printer.roll.stockCode })}
          </p>
        )}
        {!order && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!order && !error && <TextSkeleton lines={3} />}
        {order && reprinting && (
          <ReprintForm ticket={reprinting} onReissued={(id) => void reissued(id)} onBack={() => setReprinting(null)} />
        )}
        {order && instead === "screen" && <ScreenTickets tickets={scannable} onBack={() => setInstead(null)} />}
        {order && instead === "elsewhere" && (
          <OtherWindows
            orderId={order.id}
            insteadOf={paper.insteadOf}
            onHanded={handed}
            onBack={() => setInstead(null)}
          />
        )}
        {order && instead === "backup" && (
          <BackupHandOver
            tickets={paper.withoutPaper}
            free={numbers}
            onHanded={handed}
            onBack={() => setInstead(null)}
          />
        )}
        {order && instead === null && !reprinting && job && (
          <>
            <JobProgress job={job} />
            <StopNotice run={run} job={job} tickets={order.tickets} />
            {running ? (
              <KeyButton keyShown="P" variant="default" disabled={job.stop !== null || job.pausing} onAct={run.pause}>
                {t("printing.pause")}
              </KeyButton>
            ) : (
              <KeyButton keyShown="Enter" size="lg" onAct={() => void look()} data-testid="print-done">
                {t("printing.done")}
              </KeyButton>
            )}
          </>
        )}
        {order && instead === null && !reprinting && !job && (
          <>
            {paper.open.map((handOver) => (
              <HandedOver key={handOver.id} handOver={handOver} />
            ))}
            <TicketList
              tickets={order.tickets}
              elsewhere={paper.elsewhere}
              onReprint={setReprinting}
              onDecided={() => void refetch()}
            />
            <KeyButton
              keyShown="Enter"
              size="lg"
              onAct={waiting.length > 0 ? print : onClose}
              disabled={waiting.length > 0 && !printer?.roll}
              data-testid="print-waiting"
            >
              {waiting.length > 0 ? t("printing.print", { count: waiting.length }) : t("printing.close")}
            </KeyButton>
          </>
        )}
        {offersOthers && (
          <div className={classes.acts}>
            <KeyButton keyShown="E" variant="subtle" onAct={() => setInstead("screen")} data-testid="show-on-screen">
              {t("printing.onScreen")}
            </KeyButton>
            {offersWindows && (
              <KeyButton
                keyShown="W"
                variant="subtle"
                onAct={() => setInstead("elsewhere")}
                data-testid="print-elsewhere"
              >
                {t(paper.insteadOf === null ? "printing.atOther" : "printing.handOn")}
              </KeyButton>
            )}
            {offersBackup && (
              <KeyButton keyShown="B" variant="subtle" onAct={() => void toBackup()} data-testid="hand-over-backup">
                {t("printing.handOverBackup")}
              </KeyButton>
            )}
          </div>
        )}
      </Stack>
    </CounterDialog>
  );
}

function NoPaper() {
  const t = useCounterText();
  const { printer } = usePrinting();
  return (
    <p role="alert">
      {t(printer ? "printing.noRoll" : "printing.noPrinterHere")} <Link to="/printer">{t("printing.setUp")}</Link>
    </p>
  );
}

function JobProgress({ job }: { readonly job: PrintJob }) {
  const t = useCounterText();
  const printed = job.tickets.filter(({ state }) => state === "printed").length;
  const all = job.tickets.length;
  return (
    <div className={classes.progress} role="status">
      <strong className="figures" data-testid="print-progress">
        {t("printing.progress", { printed, count: all })}
      </strong>
      <Progress value={(printed / all) * 100} size="lg" aria-label={t("printing.progress", { printed, count: all })} />
    </div>
  );
}
