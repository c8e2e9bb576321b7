import { Button, Checkbox, TextInput, useComputedColorScheme } from "@mantine/core";
import { zoneColour } from "@parterre/seat-map";
import { RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Allocation } from "./documents.ts";
import classes from "./keep-seats.module.css";
import type { SeatActs } from "./use-seat-acts.ts";

export interface ChosenSeatsProps {
  readonly chosen: ReadonlySet<number>;
  readonly clear: () => void;
  readonly allocations: readonly Allocation[];
  readonly acts: SeatActs;
}

/** What becomes of the chosen seats: one button for every place they can go to. */
export function ChosenSeats({ chosen, clear, allocations, acts }: ChosenSeatsProps) {
  const t = useAdminText();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const [reason, setReason] = useState(() => t("keep.usualReason"));
  const [skipTaken, setSkipTaken] = useState(true);
  const ordinals = [...chosen].sort((a, b) => a - b);
  const done = (asking: Promise<unknown>) => void asking.then((news) => news && clear());
  const disabled = ordinals.length === 0 || reason.trim() === "" || acts.busy;
  return (
    <section className={classes.chosen} aria-label={t("keep.chosen", { count: ordinals.length })}>
      <header>
        <b role="status">{t("keep.chosen", { count: ordinals.length })}</b>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={clear} disabled={ordinals.length === 0}>
          {t("keep.clear")}
        </Button>
      </header>
      <TextInput
        size="sm"
        label={t("keep.reason")}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox
        size="sm"
        label={t("keep.skipTaken")}
        checked={skipTaken}
        onChange={(event) => setSkipTaken(event.currentTarget.checked)}
      />
      <fieldset className={classes.targets}>
        <legend>{t("keep.putInto")}</legend>
        {allocations
          .filter(({ released }) => !released)
          .map(({ id, name, hue }) => (
            <Button
              key={id}
              variant="default"
              disabled={disabled}
              leftSection={<i className={classes.dot} style={{ background: zoneColour(hue, scheme) }} />}
              onClick={() => done(acts.allocate(ordinals, id, skipTaken, reason))}
            >
              {name}
            </Button>
          ))}
        <Button
          variant="default"
          disabled={disabled}
          onClick={() => done(acts.allocate(ordinals, null, skipTaken, reason))}
        >
          {t("keep.toGeneral")}
        </Button>
        <Button variant="light" disabled={disabled} onClick={() => done(acts.kill(ordinals, skipTaken, reason))}>
          {t("keep.kill")}
        </Button>
        <Button variant="subtle" color="gray" disabled={disabled} onClick={() => done(acts.revive(ordinals, reason))}>
          {t("keep.revive")}
        </Button>
      </fieldset>
      {acts.news && (
        <p className={classes.news} role="status">
          {t("keep.done", { count: acts.news.changed })}{" "}
          {acts.news.skipped > 0 && t("keep.skipped", { count: acts.news.skipped })}
        </p>
      )}
      <RefusalNotice refusal={acts.refused} onClose={acts.dismiss} />
      {acts.failed && <p role="alert">{t("form.failed")}</p>}
    </section>
  );
}
