import { TextInput } from "@mantine/core";
import { useLocale } from "@parterre/web-kit";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { HolderRows } from "../../identities/holder-rows.tsx";
import classes from "../../identities/identities.module.css";
import { KeyButton } from "../../keys/key-button.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { SeatPlace } from "./seat-place.tsx";
import type { Sale } from "./use-sale.ts";

export interface IdentitiesDialogProps {
  readonly sale: Sale;
  readonly onDone: () => void;
}

/** The market asks for names: who buys, and whom each ticket is for, before anything is paid. */
export function IdentitiesDialog({ sale, onDone }: IdentitiesDialogProps) {
  const t = useCounterText();
  const { pick } = useLocale();
  const { identities, lines } = sale;
  const { market, holders, buyerNumber, missing, refused } = identities;
  const ready = missing === 0 && refused === null;
  const done = () => {
    if (ready) onDone();
  };
  return (
    <CounterDialog
      title={t("identities.title")}
      size="lg"
      onClose={() => identities.ask(null)}
      keys={[{ key: "enter", act: done, enabled: ready }]}
    >
      <p className={classes.help}>{t("identities.help")}</p>
      <HolderRows
        seats={
          market.realName ? lines.map((line) => ({ key: line.key, name: <SeatPlace labels={[line.label]} /> })) : []
        }
        holders={holders}
        onChange={identities.setHolder}
        refused={refused}
        onDone={done}
        buyer={
          market.mostPerIdentity !== null && (
            <TextInput
              label={t("identities.buyer")}
              description={t("identities.buyerLimit", { count: market.mostPerIdentity })}
              name="customer.idNumber"
              value={buyerNumber}
              data-autofocus={!refused || refused.field === "customer.idNumber" || undefined}
              error={refused?.field === "customer.idNumber" ? pick(refused.reason) : undefined}
              onChange={(event) => identities.setBuyerNumber(event.currentTarget.value)}
              autoComplete="off"
            />
          )
        }
      />
      <KeyButton keyShown="Enter" size="lg" onAct={done} disabled={!ready} data-testid="named">
        {missing > 0
          ? t("identities.missing", { count: missing })
          : t(refused ? "identities.refused" : "identities.goOn")}
      </KeyButton>
    </CounterDialog>
  );
}
