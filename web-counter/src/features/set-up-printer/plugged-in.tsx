import { Button } from "@mantine/core";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./set-up-printer.module.css";
import type { SaidOfPrinter, usePairing } from "./use-pairing.ts";
import { useReachable } from "./use-reachable.ts";

export interface PluggedInProps {
  readonly pairing: ReturnType<typeof usePairing>;
  readonly said: SaidOfPrinter;
}

/**
 * Printers that are plugged in here and not this window's: proposed, so that nobody has to look for them. One that the
 * house knows by its serial number, from whichever window, is taken with one press.
 */
export function PluggedIn({ pairing, said }: PluggedInProps) {
  const t = useCounterText();
  const { counters, printer } = usePrinting();
  const reachable = useReachable().filter(({ serialNumber }) => serialNumber !== printer?.serialNumber);
  if (reachable.length === 0) return null;
  const known = (counters ?? []).flatMap((counter) =>
    counter.printers.map((each) => ({ printer: each, counter: counter.name })),
  );
  return (
    <ul className={classes.proposals} aria-label={t("printing.pluggedIn")} data-testid="plugged-in">
      {reachable.map((each) => {
        const before = known.find((one) => one.printer.serialNumber === each.serialNumber) ?? null;
        const use = () => (before ? pairing.takeKnown(before.printer) : pairing.connect(each, said));
        return (
          <li key={`${each.way} ${each.serialNumber}`}>
            <span>
              <strong>{before?.printer.name ?? each.name}</strong>
              <small>
                {before
                  ? t("printing.knownFrom", {
                      counter: before.counter,
                      language: before.printer.language,
                      dpi: before.printer.dpi,
                    })
                  : t("printing.notKnown")}
              </small>
            </span>
            <Button size="md" loading={pairing.busy} onClick={() => void use()} data-testid="use-plugged-in">
              {t("printing.useHere")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
