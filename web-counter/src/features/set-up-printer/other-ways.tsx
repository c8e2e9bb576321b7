import { useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { hasWebSerial } from "@parterre/ticket-print/transport";
import { useState } from "react";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { networkPrintersQuery } from "./documents.ts";
import type { PluggedInProps } from "./plugged-in.tsx";
import classes from "./set-up-printer.module.css";

/** Ways to a printer beside USB: a serial port, the house's network, the browser's print dialogue. */
export function OtherWays({ pairing, said }: PluggedInProps) {
  const t = useCounterText();
  const { data } = useQuery(networkPrintersQuery);
  const [address, setAddress] = useState("");
  const permitted = data?.networkPrinters.permitted ?? [];
  const { busy } = pairing;
  return (
    <details className={classes.otherWays} data-testid="other-ways">
      <summary>{t("printing.anotherWay")}</summary>
      {hasWebSerial() && (
        <div className={classes.way}>
          <p>{t("printing.serialSays")}</p>
          <Button
            size="md"
            variant="default"
            loading={busy}
            onClick={() => void pairing.chooseSerial(said)}
            data-testid="pair-serial"
          >
            {t("printing.pairSerial")}
          </Button>
        </div>
      )}
      <form
        className={classes.way}
        onSubmit={(event) => {
          event.preventDefault();
          void pairing.connectNetwork(address.trim(), said);
        }}
      >
        <p>{t(permitted.length > 0 ? "printing.networkSays" : "printing.noNetwork", { list: permitted.join(", ") })}</p>
        {permitted.length > 0 && (
          <div className={classes.row}>
            <TextInput
              label={t("printing.networkAddress")}
              placeholder="192.168.20.31"
              value={address}
              onChange={(event) => setAddress(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
              size="md"
              data-testid="network-address"
            />
            <Button
              type="submit"
              size="md"
              variant="default"
              loading={busy}
              disabled={address.trim() === ""}
              data-testid="pair-network"
            >
              {t("printing.pairNetwork")}
            </Button>
          </div>
        )}
      </form>
      <div className={classes.way}>
        <p>{t("printing.dialogueSays")}</p>
        <Button
          size="md"
          variant="default"
          loading={busy}
          onClick={() => void pairing.takeDialogue(said.dpi)}
          data-testid="pair-dialogue"
        >
          {t("printing.pairDialogue")}
        </Button>
      </div>
    </details>
  );
}
