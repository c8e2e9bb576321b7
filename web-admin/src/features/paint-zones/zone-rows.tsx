import { ActionIcon, Button, Popover, TextInput, useComputedColorScheme } from "@mantine/core";
import { zoneColour, zoneColours, zoneHues } from "@parterre/seat-map";
import { useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./paint-zones.module.css";
import type { Painting } from "./use-painting.ts";

export interface ZoneRowsProps {
  readonly painting: Painting;
  /** Seats by zone index. */
  readonly counts: readonly number[];
  readonly locked: boolean;
}

/** The zones: pressing one takes its colour into the brush; its names and hue are changed in place. */
export function ZoneRows({ painting, counts, locked }: ZoneRowsProps) {
  const t = useAdminText();
  const formats = useFormats();
  const { zones, active } = painting;
  return (
    <section className={classes.zones} aria-label={t("zones.title")}>
      {zones.map((zone, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a zone is its place in the list; its code may change while typing
        <div key={index} className={classes.zone} data-active={index === active || undefined}>
          <HuePicker hue={zone.hue} locked={locked} onChoose={(hue) => painting.changeZone(index, { hue })} />
          <button
            type="button"
            className={classes.take}
            aria-pressed={index === active}
            onClick={() => painting.setActive(index)}
          >
            {zone.code}
          </button>
          <TextInput
            size="sm"
            aria-label={t("zones.nameZh", { code: zone.code })}
            value={zone.nameZh}
            onChange={(event) => painting.changeZone(index, { nameZh: event.currentTarget.value })}
            onFocus={() => painting.setActive(index)}
            maxLength={60}
            readOnly={locked}
            lang="zh-CN"
          />
          <TextInput
            size="sm"
            aria-label={t("zones.nameEn", { code: zone.code })}
            value={zone.nameEn}
            onChange={(event) => painting.changeZone(index, { nameEn: event.currentTarget.value })}
            onFocus={() => painting.setActive(index)}
            maxLength={60}
            readOnly={locked}
            lang="en"
          />
          <span className={`${classes.count} figures`}>{formats.number(counts[index] ?? 0)}</span>
          {!locked && zones.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("zones.remove", { code: zone.code })}
              onClick={() => painting.removeZone(index)}
            >
              ×
            </ActionIcon>
          )}
        </div>
      ))}
      {!locked && painting.canAdd && (
        <Button variant="subtle" size="compact-md" onClick={painting.addZone} className={classes.add}>
          {t("zones.add")}
        </Button>
      )}
    </section>
  );
}

interface HuePickerProps {
  readonly hue: number;
  readonly locked: boolean;
  readonly onChoose: (hue: number) => void;
}

/** The hue of a zone, shown as the ramp its seats are drawn with. */
function HuePicker({ hue, locked, onChoose }: HuePickerProps) {
  const t = useAdminText();
  const [open, setOpen] = useState(false);
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const ramp = (key: number) => `linear-gradient(90deg, ${zoneColours(key, scheme).join(", ")})`;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.hue}
          style={{ background: zoneColour(hue, scheme) }}
          aria-label={t("zones.hue", { hue: t(`zones.hues.${zoneHues[hue]?.name as HueName}`) })}
          disabled={locked}
          onClick={() => setOpen((before) => !before)}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.hues}>
          {zoneHues.map(({ name }, key) => (
            <button
              key={name}
              type="button"
              aria-pressed={key === hue}
              onClick={() => {
                onChoose(key);
                setOpen(false);
              }}
            >
              <i style={{ background: ramp(key) }} aria-hidden="true" />
              {t(`zones.hues.${name as HueName}`)}
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

type HueName =
  | "blue"
  | "terracotta"
  | "orchid"
  | "sage"
  | "gold"
  | "violet"
  | "teal"
  | "rose"
  | "green"
  | "steel"
  | "umber"
  | "graphite";
