import { Popover, useComputedColorScheme } from "@mantine/core";
import { zoneColour, zoneColours, zoneHues } from "@parterre/seat-map";
import { useState } from "react";
import { useAdminText } from "../texts/use-admin-text.ts";
import classes from "./hue-picker.module.css";

export interface HuePickerProps {
  readonly hue: number;
  readonly locked?: boolean;
  readonly onHue: (hue: number) => void;
}

/** The hue of a zone, shown as the ramp its seats are drawn with. */
export function HuePicker({ hue, locked = false, onHue }: HuePickerProps) {
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
                onHue(key);
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
