import { type BothLanguages, RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import { KeyButton } from "../keys/key-button.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import type { HandOver } from "./hand-over-documents.ts";
import { countsOf } from "./hand-overs.ts";
import { useHandOvers } from "./hand-overs-context.tsx";
import classes from "./print-dialog.module.css";
import { usePrinting } from "./printing-context.tsx";

/** In the dialog of an order: what another window prints of it, or what this one prints for another. */
export function HandedOver({ handOver }: { readonly handOver: HandOver }) {
  const t = useCounterText();
  const { counter } = usePrinting();
  const { takeBack } = useHandOvers();
  const [refusal, setRefusal] = useState<{ readonly reason: BothLanguages } | null>(null);
  const [busy, setBusy] = useState(false);
  const { waiting, printed, all } = countsOf(handOver);
  const isHere = handOver.toCounterId === counter?.id;
  const back = async () => {
    setBusy(true);
    const reason = await takeBack(handOver.id);
    setRefusal(reason && { reason });
    setBusy(false);
  };
  useKeys([{ key: "t", act: () => void back(), enabled: waiting > 0 && !busy }]);
  return (
    <div className={classes.handed} data-testid="handed-over">
      <p role="status">
        {isHere
          ? t("printing.printsFor", { window: handOver.fromCounterName, count: waiting })
          : t("printing.printedAt", { window: handOver.toCounterName, printed, count: all })}
      </p>
      {waiting > 0 && (
        <KeyButton
          keyShown="T"
          variant="default"
          size="md"
          loading={busy}
          onAct={() => void back()}
          data-testid="take-back"
        >
          {t(isHere ? "printing.giveBack" : "printing.takeBack")}
        </KeyButton>
      )}
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
