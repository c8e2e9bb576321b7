import { useMutation } from "@apollo/client/react";
import { Button, Checkbox, MultiSelect, NativeSelect, TextInput, useComputedColorScheme } from "@mantine/core";
import { zoneColour, zoneHues } from "@parterre/seat-map";
import { type BothLanguages, RefusalNotice, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { fromWallClock, toWallClock } from "../../time/zoned-time.ts";
import { type Allocation, type KeptAnswer, saveAllocationMutation } from "./documents.ts";
import classes from "./keep-seats.module.css";

const kinds = ["HOUSE", "SPONSOR", "PRESS", "AGENCY", "CHANNEL"] as const;
const roles = ["SELLER", "SUPERVISOR", "MANAGER", "ADMIN"] as const;

export interface AllocationFormProps {
  readonly performanceId: string;
  readonly timeZone: string;
  /** Null: a new one. */
  readonly allocation: Allocation | null;
  /** Colour of a new one. */
  readonly freshHue: number;
  readonly channels: KeptAnswer["channels"];
  readonly staff: KeptAnswer["staff"];
  readonly onDone: () => void;
}

/** Name, colour, for whom, who may sell, until when. */
export function AllocationForm(props: AllocationFormProps) {
  const { performanceId, timeZone, allocation, freshHue, channels, staff, onDone } = props;
  const t = useAdminText();
  const { pick } = useLocale();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const [draft, setDraft] = useState({
    name: allocation?.name ?? "",
    kind: allocation?.kind ?? ("HOUSE" as (typeof kinds)[number]),
    hue: allocation?.hue ?? freshHue,
    toWhom: allocation?.toWhom ?? "",
    channelCodes: allocation ? allocation.channels.map(({ code }) => code) : ["counter"],
    roles: [...(allocation?.roles ?? [])],
    staffIds: allocation?.staff.map(({ id }) => id) ?? [],
    release: allocation?.releaseAt ? toWallClock(allocation.releaseAt, timeZone) : "",
    reason: t("keep.usualReason"),
  });
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [save, { loading, error }] = useMutation(saveAllocationMutation);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = async () => {
    setRefused(null);
    const { release, ...words } = draft;
    const releaseAt = release === "" ? null : fromWallClock(release, timeZone);
    const input = { performanceId, id: allocation?.id ?? null, ...words, releaseAt };
    const { data } = await save({ variables: { input } }).catch(() => ({ data: null }));
    if (data?.saveAllocation.__typename === "AllocationRefused") setRefused(data.saveAllocation);
    else if (data) onDone();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t("keep.name")}
        value={draft.name}
        maxLength={60}
        required
        data-autofocus
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t("keep.kind")}
          value={draft.kind}
          data={kinds.map((value) => ({ value, label: t(`keep.kinds.${value}`) }))}
          onChange={(event) => change({ kind: event.currentTarget.value as (typeof kinds)[number] })}
        />
        <TextInput
          label={t("keep.toWhom")}
          value={draft.toWhom}
          maxLength={300}
          onChange={(event) => change({ toWhom: event.currentTarget.value })}
        />
      </div>
      <fieldset className={classes.hues}>
        <legend>{t("keep.colour")}</legend>
        {zoneHues.map(({ name }, hue) => (
          <button
            key={name}
            type="button"
            aria-label={t(`zones.hues.${name as "blue"}`)}
            aria-pressed={draft.hue === hue}
            style={{ background: zoneColour(hue, scheme) }}
            onClick={() => change({ hue })}
          />
        ))}
      </fieldset>
      <Checkbox.Group
        label={t("keep.sellers")}
        description={t("keep.channelsHint")}
        value={draft.channelCodes}
        onChange={(channelCodes) => change({ channelCodes })}
      >
        <div className={classes.boxes}>
          {channels
            .filter(({ code }) => code !== "web")
            .map(({ code, name }) => (
              <Checkbox key={code} value={code} label={pick(name)} />
            ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group
        label={t("keep.roles")}
        description={t("keep.rolesHint")}
        value={draft.roles}
        onChange={(chosen) => change({ roles: chosen as typeof draft.roles })}
      >
        <div className={classes.boxes}>
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={t(`keep.roleNames.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <MultiSelect
        label={t("keep.people")}
        data={staff.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.staffIds}
        onChange={(staffIds) => change({ staffIds })}
        searchable
        clearable
      />
      <TextInput
        type="datetime-local"
        label={t("keep.release", { timeZone })}
        value={draft.release}
        onChange={(event) => change({ release: event.currentTarget.value })}
      />
      <TextInput
        label={t("keep.reason")}
        value={draft.reason}
        required
        maxLength={300}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <RefusalNotice refusal={refused} />
      {error && <p role="alert">{t("form.failed")}</p>}
      <div className={classes.acts}>
        <Button variant="default" onClick={onDone}>
          {t("form.cancel")}
        </Button>
        <Button type="submit" loading={loading}>
          {t("form.save")}
        </Button>
      </div>
    </form>
  );
}
