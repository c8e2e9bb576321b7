import { Button, Select } from "@mantine/core";
import { changeBlock, changeShape } from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { ArrangePart } from "./arrange-part.tsx";
import classes from "./draw-seat-map.module.css";
import { Figure, type PartProps, Words } from "./fields.tsx";
import { NumberingPart } from "./numbering-part.tsx";
import { PropertiesPart } from "./properties-part.tsx";

/** What is chosen and what can be done with it; with nothing chosen, what the tools draw with. */
export function Inspector({ editor, state }: PartProps) {
  const t = useAdminText();
  const { seats, shape } = state.selection;
  return (
    <>
      {shape !== null && <ShapePart key={shape} editor={editor} state={state} index={shape} />}
      {seats.size > 0 && (
        <>
          <p className={classes.state} data-testid="chosen-count">
            {t("draw.chosen", { count: seats.size })}
          </p>
          <ArrangePart editor={editor} state={state} />
          <NumberingPart editor={editor} state={state} />
          <PropertiesPart editor={editor} state={state} />
        </>
      )}
      <BlockPart editor={editor} state={state} />
      {seats.size === 0 && <SettingsPart editor={editor} state={state} />}
    </>
  );
}

function SettingsPart({ editor, state: { settings, tool } }: PartProps) {
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
    </section>
  );
}

function BlockPart({ editor, state: { document, blockInHand } }: PartProps) {
  const t = useAdminText();
  const block = document.blocks.find(({ id }) => id === blockInHand);
  const rename = (change: Parameters<typeof changeBlock>[2]) =>
    block && editor.edit((before) => changeBlock(before, block.id, change));
  return (
    <section className={classes.part}>
      <h2>{t("draw.block")}</h2>
      <Select
        label={t("draw.blockInHand")}
        size="xs"
        data={[
          { value: "", label: t("draw.newBlock") },
          ...document.blocks.map(({ id, label }) => ({ value: id, label: label || "–" })),
        ]}
        value={block?.id ?? ""}
        onChange={(id) => editor.takeBlock(id || null)}
        allowDeselect={false}
      />
      {block && (
        <div className={classes.pair} key={block.id}>
          <Words label={t("draw.label")} value={block.label} most={120} onWords={(label) => rename({ label })} />
          <Words label={t("draw.level")} value={block.level ?? ""} most={120} onWords={(level) => rename({ level })} />
          <Figure
            label={t("draw.elevation")}
            value={block.elevation ?? 0}
            min={-10_000}
            max={100_000}
            onValue={(elevation) => rename({ elevation })}
          />
          <Figure
            label={t("draw.rake")}
            value={block.rake ?? 0}
            min={-500}
            max={500}
            onValue={(rake) => rename({ rake })}
          />
        </div>
      )}
    </section>
  );
}

function ShapePart({ editor, state, index }: PartProps & { readonly index: number }) {
  const t = useAdminText();
  const shape = state.document.shapes[index];
  if (!shape) return null;
  const { zh = "", en = "" } = shape.label ?? {};
  const change = (label: { zh: string; en: string }) =>
    editor.edit((before) => changeShape(before, index, (each) => ({ ...each, label })));
  return (
    <section className={classes.part}>
      <h2>{t("draw.shapeText")}</h2>
      <Words label={t("draw.textZh")} value={zh} most={200} onWords={(words) => change({ zh: words, en })} />
      <Words label={t("draw.textEn")} value={en} most={200} onWords={(words) => change({ zh, en: words })} />
      {shape.kind === "text" && (
        <Figure
          label={t("draw.size")}
          value={shape.size ?? 100}
          min={5}
          max={5000}
          onValue={(size) => editor.edit((before) => changeShape(before, index, (each) => ({ ...each, size })))}
        />
      )}
      <Button size="compact-sm" variant="default" onClick={() => editor.remove()}>
        {t("draw.remove")}
      </Button>
    </section>
  );
}
