import { useQuery } from "@apollo/client/react";
import { ErrorState, TextSkeleton } from "@parterre/web-kit";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { CounterPart } from "./counter-part.tsx";
import { setUpQuery } from "./documents.ts";
import { PrinterPart } from "./printer-part.tsx";
import { RollPart } from "./roll-part.tsx";
import classes from "./set-up-printer.module.css";

/** This window, its printer, and the paper in it: set up once, looked at when something runs out. */
export function SetUpPrinter() {
  const t = useCounterText();
  const { counter, printer } = usePrinting();
  const { data, error, refetch } = useQuery(setUpQuery, { fetchPolicy: "cache-and-network" });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={classes.page}>
      <h1>{t("printing.setUp")}</h1>
      {!data && <TextSkeleton lines={6} />}
      {data && <CounterPart venues={data.venues} />}
      {data && counter && <PrinterPart counterId={counter.id} />}
      {data && printer && (
        <RollPart
          key={printer.id}
          printer={printer}
          stockCodes={[...new Set(data.ticketTemplates.map(({ stockCode }) => stockCode))]}
        />
      )}
    </div>
  );
}
