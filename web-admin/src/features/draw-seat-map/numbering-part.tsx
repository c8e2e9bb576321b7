import { Button } from "@mantine/core";
import { relabelRows, relabelSeats, usualRowNumbering, usualSeatNumbering } from "@parterre/seat-map/editor";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { chosenRowIds, type PartProps } from "./fields.tsx";
import { OwnNumbering } from "./own-numbering.tsx";
import { ReplacePart } from "./replace-part.tsx";

/** One press numbers seats and names rows. */
const schemes = {
  plain: { seats: usualSeatNumbering, rows: usualRowNumbering },
  chinese: {
    seats: { ...usualSeatNumbering, counting: "fromCentre", suffix: "号" },
    rows: { ...usualRowNumbering, suffix: "排" },
  },
  letters: { seats: usualSeatNumbering, rows: { ...usualRowNumbering, style: "letters" } },
} as const;

/** Numbers the seats and names the rows of what is chosen. What is printed changes, no identity does. */
export function NumberingPart({ editor, state }: PartProps) {
  const t = useAdminText();
  const [open, setOpen] = useState<"own" | "replace" | null>(null);
  const apply = (name: keyof typeof schemes) => {
    const { seats, rows } = schemes[name];
    const ids = chosenRowIds(state);
    editor.set({ numbering: seats });
    // Rows first: seats count on across aisles by the names of rows.
    editor.edit((before) => relabelSeats(relabelRows(before, ids, rows), ids, seats));
  };
  return (
    <section className={classes.part}>
      <h2>{t("draw.numbering")}</h2>
      <div className={classes.acts}>
        {(["plain", "chinese", "letters"] as const).map((name) => (
          <Button key={name} size="compact-sm" variant="default" onClick={() => apply(name)}>
            {t(`paint.schemes.${name}`)}
          </Button>
        ))}
        {(["own", "replace"] as const).map((name) => (
          <Button
            key={name}
            size="compact-sm"
            variant="subtle"
            aria-expanded={open === name}
            onClick={() => setOpen(open === name ? null : name)}
          >
            {t(`paint.${name}`)}
          </Button>
        ))}
      </div>
      {open === "own" && <OwnNumbering editor={editor} state={state} />}
      {open === "replace" && <ReplacePart editor={editor} state={state} />}
    </section>
  );
}
