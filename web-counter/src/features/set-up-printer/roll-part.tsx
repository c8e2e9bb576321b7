import { useMutation } from "@apollo/client/react";
import { Button, NumberInput, Select } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import type { PairedPrinter } from "../../printing/documents.ts";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { loadRollMutation } from "./documents.ts";
import classes from "./set-up-printer.module.css";

export interface RollPartProps {
  readonly printer: PairedPrinter;
  readonly stockCodes: readonly string[];
}

/** The blank tickets in the printer, by the books, and a new roll. */
export function RollPart({ printer, stockCodes }: RollPartProps) {
  const t = useCounterText();
  const { locale } = useLocale();
  const formats = useFormats();
  const { refresh } = usePrinting();
  const [load, { loading }] = useMutation(loadRollMutation);
  const [stockCode, setStockCode] = useState<string | null>(printer.roll?.stockCode ?? stockCodes[0] ?? null);
  const [quantity, setQuantity] = useState<number | string>(500);
  const [firstSerial, setFirstSerial] = useState<number | string>("");
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const { roll } = printer;
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);

  const put = async () => {
    const serial = firstSerial === "" ? null : Number(firstSerial);
    const input = { printerId: printer.id, stockCode: stockCode!, quantity: Number(quantity), firstSerial: serial };
    const { data } = await load({ variables: { input } });
    const answer = data!.loadTicketRoll;
    setRefusal(answer.__typename === "BoxOfficeRefused" ? answer : null);
    await refresh();
  };
  return (
    <section className={classes.part}>
      <h2>{t("printing.roll")}</h2>
      {roll ? (
        <dl className={`${classes.facts} figures`} data-testid="loaded-roll">
          <dt>{t("printing.stock")}</dt>
          <dd>{roll.stockCode}</dd>
          <dt>{t("printing.blank")}</dt>
          <dd>{number(roll.left)}</dd>
          <dt>{t("printing.used")}</dt>
          <dd>{t("printing.usedAs", { printed: roll.printed, spoiled: roll.spoiled, test: roll.test })}</dd>
          {roll.nextSerial !== null && (
            <>
              <dt>{t("printing.nextSerial")}</dt>
              <dd>{roll.nextSerial}</dd>
            </>
          )}
          {roll.runsOutAt && (
            <>
              <dt>{t("printing.runsOut")}</dt>
              <dd>{formats.dateTime(roll.runsOutAt, Intl.DateTimeFormat().resolvedOptions().timeZone)}</dd>
            </>
          )}
        </dl>
      ) : (
        <p>{t("printing.noRoll")}</p>
      )}
      {stockCodes.length === 0 ? (
        <p role="alert">{t("printing.noTemplates")}</p>
      ) : (
        <form
          className={classes.row}
          onSubmit={(event) => {
            event.preventDefault();
            void put();
          }}
        >
          <Select
            label={t("printing.stock")}
            data={[...stockCodes]}
            value={stockCode}
            onChange={setStockCode}
            size="md"
          />
          <NumberInput
            label={t("printing.quantity")}
            value={quantity}
            onChange={setQuantity}
            min={1}
            max={10_000}
            allowDecimal={false}
            size="md"
          />
          <NumberInput
            label={t("printing.firstSerial")}
            value={firstSerial}
            onChange={setFirstSerial}
            min={0}
            allowDecimal={false}
            size="md"
          />
          <Button type="submit" size="md" variant="default" loading={loading} disabled={!stockCode || !quantity}>
            {t("printing.load")}
          </Button>
        </form>
      )}
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
