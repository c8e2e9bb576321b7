import { useQuery } from "@apollo/client/react";
import { templatePresets } from "@parterre/ticket-print";
import { ErrorState, TextSkeleton } from "@parterre/web-kit";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { CountPart } from "./count-part.tsx";
import { CounterPart } from "./counter-part.tsx";
import { setUpQuery } from "./documents.ts";
import { PrinterPart } from "./printer-part.tsx";
import { RollPart } from "./roll-part.tsx";
import classes from "./set-up-printer.module.css";

/** Kinds of paper that a template is for, those that most houses have first. */
function stockCodesOf(templates: readonly { readonly stockCode: string }[]): readonly string[] {
  const usual = templatePresets.map(({ code }) => code);
  const rank = (code: string) => (usual.includes(code) ? usual.indexOf(code) : usual.length);
  return [...new Set(templates.map(({ stockCode }) => stockCode))].sort((a, b) => rank(a) - rank(b));
}

/** This window, its printer, and the paper in it: set up once, looked at when something runs out. */
export function SetUpPrinter() {
  const t = useCounterText();
  const { counters, counter, printer } = usePrinting();
  const { data, error, refetch } = useQuery(setUpQuery, { fetchPolicy: "cache-and-network" });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={classes.page}>
      <h1>{t("printing.setUp")}</h1>
      {!(data && counters) && <TextSkeleton lines={6} />}
      {data && counters && <CounterPart venues={data.venues} counters={counters} />}
      {data && counter && <PrinterPart counterId={counter.id} />}
      {data && printer && (
        <RollPart key={printer.id} printer={printer} stockCodes={stockCodesOf(data.ticketTemplates)} />
      )}
      {data && printer?.roll && <CountPart key={printer.roll.id} printer={printer} />}
    </div>
  );
}
