import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useFormats } from "@parterre/web-kit";
import { HuePicker } from "../../maps/hue-picker.tsx";
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
          <HuePicker hue={zone.hue} locked={locked} onHue={(hue) => painting.changeZone(index, { hue })} />
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
