import { Button } from "@mantine/core";
import { type BothLanguages, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { Link } from "react-router";
import { KeyButton } from "../keys/key-button.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./hand-over-banner.module.css";
import type { HandOver } from "./hand-over-documents.ts";
import { countsOf } from "./hand-overs.ts";
import { useHandOvers } from "./hand-overs-context.tsx";
import { PrintDialog } from "./print-dialog.tsx";
import { usePrinting } from "./printing-context.tsx";

/** On every screen: what this window is to print for others, one key away, and what others print for it. */
export function HandOverBanner() {
  const { counter } = usePrinting();
  const { handOvers } = useHandOvers();
  const [printing, setPrinting] = useState<string | null>(null);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const asked = handOvers.filter((each) => each.toCounterId === counter?.id && countsOf(each).waiting > 0);
  const given = handOvers.filter((each) => {
    const { all, printed } = countsOf(each);
    return each.fromCounterId === counter?.id && !seen.has(each.id) && (each.endedAt === null ? all > 0 : printed > 0);
  });
  const [first] = asked;
  useKeys([{ key: "shift+p", act: () => setPrinting(first?.reference ?? null), enabled: first !== undefined }]);
  return (
    <>
      {asked.map((handOver) => (
        <Asked
          key={handOver.id}
          handOver={handOver}
          hasKey={handOver === first}
          onPrint={() => setPrinting(handOver.reference)}
        />
      ))}
      {given.map((handOver) => (
        <Given key={handOver.id} handOver={handOver} onSeen={() => setSeen(new Set([...seen, handOver.id]))} />
      ))}
      {printing !== null && <PrintDialog reference={printing} atOnce onClose={() => setPrinting(null)} />}
    </>
  );
}

interface AskedProps {
  readonly handOver: HandOver;
  readonly hasKey: boolean;
  readonly onPrint: () => void;
}

function Asked({ handOver, hasKey, onPrint }: AskedProps) {
  const t = useCounterText();
  const { reference, contactName, fromCounterName } = handOver;
  const { waiting } = countsOf(handOver);
  const said = { count: waiting, reference, window: fromCounterName, name: contactName ?? "" };
  return (
    <div className={classes.asked} role="alert" data-testid="prints-asked">
      <span>{t(contactName ? "printing.askedForSomebody" : "printing.askedFor", said)}</span>
      {hasKey ? (
        <KeyButton keyShown="Shift P" size="compact-md" onAct={onPrint} data-testid="print-asked">
          {t("printing.print", { count: waiting })}
        </KeyButton>
      ) : (
        <Button size="compact-md" variant="default" onClick={onPrint}>
          {t("printing.print", { count: waiting })}
        </Button>
      )}
    </div>
  );
}

function Given({ handOver, onSeen }: { readonly handOver: HandOver; readonly onSeen: () => void }) {
  const t = useCounterText();
  const { pick } = useLocale();
  const { takeBack } = useHandOvers();
  const [refusal, setRefusal] = useState<BothLanguages | null>(null);
  const { id, reference, toCounterName, endedAt } = handOver;
  const { waiting, printed, all } = countsOf(handOver);
  return (
    <p className={classes.given} role="status" data-testid="prints-given" data-done={endedAt !== null || undefined}>
      <Link to={`/orders/${reference}`} className="figures">
        {reference}
      </Link>
      <span className="figures">{t("printing.printedAt", { window: toCounterName, printed, count: all })}</span>
      {endedAt !== null ? (
        <Button size="compact-md" variant="default" onClick={onSeen} data-testid="seen-printed">
          {t("printing.seen")}
        </Button>
      ) : (
        waiting > 0 && (
          <Button size="compact-md" variant="default" onClick={() => void takeBack(id).then(setRefusal)}>
            {t("printing.takeBack")}
          </Button>
        )
      )}
      {refusal && <span role="alert">{pick(refusal)}</span>}
    </p>
  );
}
