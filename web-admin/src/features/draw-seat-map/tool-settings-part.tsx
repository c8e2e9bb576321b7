import { Button } from "@mantine/core";
import { mostStanding, type ToolSettings } from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { AroundFields } from "./around-fields.tsx";
import classes from "./draw-seat-map.module.css";
import { Figure, type PartProps } from "./fields.tsx";

/** What the tool in hand draws with. */
export function ToolSettingsPart({ editor, state: { settings, tool } }: PartProps) {
  const t = useAdminText();
  return (
    <section className={classes.part}>
      <h2>{t("draw.settings")}</h2>
      {tool === "select" && (
        <div className={classes.acts}>
          {(["seat", "row", "block"] as const).map((reach) => (
            <Button
              key={reach}
              size="compact-sm"
              variant={settings.reach === reach ? "filled" : "default"}
              aria-pressed={settings.reach === reach}
              onClick={() => editor.set({ reach })}
            >
              {t(`draw.reaches.${reach}`)}
            </Button>
          ))}
        </div>
      )}
      <div className={classes.pair}>
        <Figure
          label={t("draw.pitch")}
          value={settings.pitch}
          min={20}
          max={500}
          onValue={(pitch) => editor.set({ pitch })}
        />
        <Figure
          label={t("draw.rowPitch")}
          value={settings.rowPitch}
          min={20}
          max={1000}
          onValue={(rowPitch) => editor.set({ rowPitch })}
        />
      </div>
      {tool === "fan" && (
        <div className={classes.pair}>
          <Figure
            label={t("draw.rows")}
            value={settings.rows}
            min={1}
            max={200}
            onValue={(rows) => editor.set({ rows })}
          />
          <Figure
            label={t("draw.seats")}
            value={settings.seats}
            min={1}
            max={500}
            onValue={(seats) => editor.set({ seats })}
          />
        </div>
      )}
      {tool === "table" && <TableFields editor={editor} settings={settings} />}
      {tool === "area" && (
        <Figure
          label={t("draw.capacity")}
          value={settings.capacity}
          min={1}
          max={mostStanding}
          onValue={(capacity) => editor.set({ capacity })}
        />
      )}
    </section>
  );
}

/** Round with so many seats, or rectangular with so many along each side. */
function TableFields({ editor, settings }: Pick<PartProps, "editor"> & { readonly settings: ToolSettings }) {
  const t = useAdminText();
  const { table } = settings;
  const change = (part: Partial<typeof table>) => editor.set({ table: { ...table, ...part } });
  return (
    <>
      <div className={classes.acts}>
        {(["round", "rectangular"] as const).map((form) => (
          <Button
            key={form}
            size="compact-sm"
            variant={table.form === form ? "filled" : "default"}
            aria-pressed={table.form === form}
            onClick={() => change({ form })}
          >
            {t(`draw.tableForms.${form}`)}
          </Button>
        ))}
      </div>
      <AroundFields
        around={table.form === "round" ? [table.seats] : table.sides}
        onAround={([top = 0, right = 0, bottom = 0, left = 0]) =>
          change(table.form === "round" ? { seats: top } : { sides: [top, right, bottom, left] })
        }
      />
    </>
  );
}
