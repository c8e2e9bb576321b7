import { Button, Select } from "@mantine/core";
import { printerMakes } from "@parterre/ticket-print";
import { hasWebUsb } from "@parterre/ticket-print/transport";
import { useLocale } from "@parterre/web-kit";
import { useState } from "react";
import type { PairedPrinter } from "../../printing/documents.ts";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { OtherWays } from "./other-ways.tsx";
import { PluggedIn } from "./plugged-in.tsx";
import classes from "./set-up-printer.module.css";
import { usePairing } from "./use-pairing.ts";
import { useTestTicket } from "./use-test-ticket.ts";

/** The printer of this window: what it was found to be, pairing, and a test ticket. */
export function PrinterPart({ counterId }: { readonly counterId: string }) {
  const t = useCounterText();
  const { pick } = useLocale();
  const { printer, presence } = usePrinting();
  const pairing = usePairing(counterId);
  const test = useTestTicket();
  const [makeCode, setMakeCode] = useState<string | null>(null);
  const [dpi, setDpi] = useState("203");
  const { busy, trouble } = pairing;
  const said = { makeCode, dpi: Number(dpi) };
  return (
    <section className={classes.part}>
      <h2>{t("printing.printer")}</h2>
      {printer && <PrinterFacts printer={printer} state={t(`printing.presence.${presence}`)} />}
      <PluggedIn pairing={pairing} said={said} />
      <div className={classes.row}>
        <Select
          label={t("printing.make")}
          data={printerMakes
            .filter(({ language }) => language !== "picture")
            .map(({ code, maker, model }) => ({ value: code, label: `${maker} ${model}` }))}
          value={makeCode}
          onChange={setMakeCode}
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
        {hasWebUsb() && (
          <Button size="md" loading={busy} onClick={() => void pairing.chooseUsb(said)} data-testid="pair-printer">
            {t(printer ? "printing.pairAnother" : "printing.pair")}
          </Button>
        )}
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
      {!hasWebUsb() && <p role="alert">{t("printing.noWebUsb")}</p>}
      {trouble && (
        <p role="alert" data-testid="pairing-trouble">
          {typeof trouble === "string" ? trouble : pick(trouble)}
        </p>
      )}
      {test.failed && <p role="alert">{t("printing.testFailed")}</p>}
      <OtherWays pairing={pairing} said={said} />
    </section>
  );
}

function PrinterFacts({ printer, state }: { readonly printer: PairedPrinter; readonly state: string }) {
  const t = useCounterText();
  return (
    <dl className={classes.facts} data-testid="paired-printer" data-way={printer.way} data-confirms={printer.ackLevel}>
      <dt>{t("printing.name")}</dt>
      <dd>{printer.name}</dd>
      <dt>{t("printing.reachedBy")}</dt>
      <dd>{t(`printing.ways.${printer.way}`, { address: printer.address ?? "" })}</dd>
      {printer.way !== "DIALOGUE" && (
        <>
          <dt>{t("printing.language")}</dt>
          <dd>{t("printing.languageAt", { language: printer.language, dpi: printer.dpi })}</dd>
        </>
      )}
      <dt>{t("printing.confirms")}</dt>
      <dd>{t(`printing.ackLevels.${printer.ackLevel}`)}</dd>
      <dt>{t("printing.state")}</dt>
      <dd>{state}</dd>
    </dl>
  );
}
