import { useQuery } from "@apollo/client/react";
import { EmptyState, ErrorState, TextSkeleton, useStaff } from "@parterre/web-kit";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { usePrinting } from "../../printing/printing-context.tsx";
import type { CounterShift } from "../../shifts/documents.ts";
import { useMyShift } from "../../shifts/shift-context.tsx";
import { ShiftReport } from "../../shifts/shift-report.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { shiftQuery } from "./documents.ts";
import { OpenShift } from "./open-shift.tsx";
import { RunningShift } from "./running-shift.tsx";
import classes from "./work-shift.module.css";

/** A person's shift from the float to the report: mine, or for those who supervise the one in the address. */
export function WorkShift() {
  const { shiftId } = useParams();
  return shiftId === undefined ? <MineNow /> : <ShiftById key={shiftId} id={shiftId} />;
}

function MineNow() {
  const { shift, refresh } = useMyShift();
  const { counters } = usePrinting();
  const [closed, setClosed] = useState<CounterShift | null>(null);
  if (closed?.report) return <Closed shift={closed} report={closed.report} onNext={() => setClosed(null)} />;
  return (
    <div className={classes.page}>
      {(shift === undefined || (shift === null && !counters)) && <TextSkeleton lines={6} />}
      {shift === null && counters && <OpenShift counters={counters} />}
      {shift && (
        <RunningShift
          shift={shift}
          onChanged={refresh}
          onClosed={(done) => {
            setClosed(done);
            void refresh();
          }}
        />
      )}
    </div>
  );
}

function ShiftById({ id }: { readonly id: string }) {
  const t = useCounterText();
  const { refresh } = useMyShift();
  const { data, error, refetch } = useQuery(shiftQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const shift = data?.shift;
  if (shift === null) return <EmptyState heading="h1" title={t("shifts.noSuch")} body={t("shifts.noSuchBody")} />;
  if (shift?.report) return <Closed shift={shift} report={shift.report} />;
  const again = async () => {
    await refetch();
    await refresh();
  };
  return (
    <div className={classes.page}>
      {!shift && <TextSkeleton lines={6} />}
      {shift && <RunningShift shift={shift} onChanged={again} onClosed={() => void again()} />}
    </div>
  );
}

interface ClosedProps {
  readonly shift: CounterShift;
  readonly report: NonNullable<CounterShift["report"]>;
  readonly onNext?: () => void;
}

/** The report of a closed shift, to be printed and put with the cash. */
function Closed({ shift, report, onNext }: ClosedProps) {
  const t = useCounterText();
  const { staff } = useStaff();
  const print = () => window.print();
  useKeys([
    { key: "p", act: print },
    { key: "enter", act: () => onNext?.(), enabled: onNext !== undefined },
  ]);
  return (
    <div className={classes.page}>
      <ShiftReport shift={shift} report={report} />
      <div className={classes.acts}>
        <KeyButton keyShown="P" size="md" variant="default" onAct={print}>
          {t("shifts.print")}
        </KeyButton>
        {onNext && (
          <KeyButton keyShown="Enter" size="md" onAct={onNext} data-testid="next-shift">
            {t("shifts.next")}
          </KeyButton>
        )}
        {!onNext && staff.role !== "SELLER" && <Link to="/board">{t("shifts.toBoard")}</Link>}
      </div>
    </div>
  );
}
