import { Button, Select } from "@mantine/core";
import { printerMakes } from "@parterre/ticket-print";
import { hasWebUsb } from "@parterre/ticket-print/transport";
import { useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./set-up-printer.module.css";
import { usePairing } from "./use-pairing.ts";
import { useTestTicket } from "./use-test-ticket.ts";

/** The printer of this window: what it was found to be, pairing, and a test ticket. */
export function PrinterPart({ counterId }: { readonly counterId: string }) {
  const t = useCounterText();
  const { pick } = useLocale();
  const { printer, presence } = usePrinting();
  const { choose, busy, trouble } = usePairing(counterId);
  const test = useTestTicket();
  const [make, setMake] = useState<string | null>(null);
  const [dpi, setDpi] = useState("203");
  if (!hasWebUsb()) {
    return (
      <section className={classes.part}>
        <h2>{t("printing.printer")}</h2>
        <p role="alert">{t("printing.noWebUsb")}</p>
      </section>
    );
  }
  return (
    <section className={classes.part}>
      <h2>{t("printing.printer")}</h2>
      {printer && (
        <dl className={classes.facts} data-testid="paired-printer">
          <dt>{t("printing.name")}</dt>
          <dd>{printer.name}</dd>
          <dt>{t("printing.language")}</dt>
          <dd>{t("printing.languageAt", { language: printer.language, dpi: printer.dpi })}</dd>
          <dt>{t("printing.confirms")}</dt>
          <dd>{t(`printing.ackLevels.${printer.ackLevel}`)}</dd>
          <dt>{t("printing.state")}</dt>
          <dd>{t(`printing.presence.${presence}`)}</dd>
        </dl>
      )}
      <div className={classes.row}>
        <Select
          label={t("printing.make")}
          data={printerMakes.map(({ code, maker, model }) => ({ value: code, label: `${maker} ${model}` }))}
          value={make}
          onChange={setMake}
          placeholder={t("printing.byItself")}
          clearable
          size="md"
        />
        <Select
          label={t("printing.dpi")}
          data={["203", "300"]}
          value={dpi}
          onChange={(value) => value && setDpi(value)}
          allowDeselect={false}
          size="md"
        />
        <Button size="md" loading={busy} onClick={() => void choose(make, Number(dpi))} data-testid="pair-printer">
          {t(printer ? "printing.pairAnother" : "printing.pair")}
        </Button>
        {presence === "ready" && (
          <Button
            size="md"
            variant="default"
            loading={test.busy}
            onClick={() => void test.printTest()}
            data-testid="test-ticket"
          >
            {t("printing.test")}
          </Button>
        )}
      </div>
      {trouble && <p role="alert">{typeof trouble === "string" ? trouble : pick(trouble)}</p>}
      {test.failed && <p role="alert">{t("printing.testFailed")}</p>}
    </section>
  );
}
