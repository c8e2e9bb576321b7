import { useMutation } from "@apollo/client/react";
import { Button, NumberInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import type { PairedPrinter } from "../../printing/documents.ts";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { readCountsMutation } from "./documents.ts";
import classes from "./set-up-printer.module.css";

/** The venue's store of this paper, and the number on the next blank ticket against the books. */
export function CountPart({ printer }: { readonly printer: PairedPrinter }) {
  const t = useCounterText();
  const { store } = usePrinting();
  const [send, { loading }] = useMutation(readCountsMutation);
  const [serial, setSerial] = useState<number | string>("");
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [outcome, setOutcome] = useState<{ readonly differs: boolean; readonly expected: number | null } | null>(null);
  const read = async () => {
    const input = { printerId: printer.id, nextSerial: Number(serial) };
    const { data } = await send({ variables: { input } }).catch(() => ({ data: null }));
    const answer = data?.readPrinterCounts;
    if (!answer)
      return setRefusal({
        reason: { zh: "服务器没有回应，请再试一次。", en: "The server did not answer. Try again." },
      });
    if (answer.__typename === "BoxOfficeRefused") return setRefusal(answer);
    setRefusal(null);
    setOutcome({ differs: answer.reading.differs, expected: answer.reading.expectedSerial });
  };
  return (
    <section className={classes.part}>
      <h2>{t("printing.store")}</h2>
      {store && (
        <p role={store.low ? "alert" : undefined} data-testid="venue-store">
          {t(store.low ? "printing.storeLow" : "printing.storeLeft", { count: Math.max(0, store.inStore) })}
        </p>
      )}
      {printer.roll?.nextSerial != null && (
        <form
          className={classes.row}
          onSubmit={(event) => {
            event.preventDefault();
            void read();
          }}
        >
          <NumberInput
            label={t("printing.serialOnPaper")}
            value={serial}
            onChange={setSerial}
            min={0}
            allowDecimal={false}
            size="md"
            data-testid="serial-on-paper"
          />
          <Button type="submit" size="md" variant="default" loading={loading} disabled={serial === ""}>
            {t("printing.compare")}
          </Button>
          {outcome && (
            <p role="status" data-testid="serial-outcome">
              {t(outcome.differs ? "printing.serialDiffers" : "printing.serialAgrees", {
                expected: outcome.expected ?? 0,
              })}
            </p>
          )}
        </form>
      )}
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
