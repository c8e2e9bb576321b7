import { Select } from "@mantine/core";
import { changeBlock, isNothing, shapesOf } from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { ArrangePart } from "./arrange-part.tsx";
import classes from "./draw-seat-map.module.css";
import { Figure, type PartProps, Words } from "./fields.tsx";
import { NumberingPart } from "./numbering-part.tsx";
import { PropertiesPart } from "./properties-part.tsx";
import { ShapePart } from "./shape-part.tsx";
import { ToolSettingsPart } from "./tool-settings-part.tsx";

/** What is chosen and what can be done with it; with nothing chosen, what the tools draw with. */
export function Inspector({ editor, state }: PartProps) {
  const t = useAdminText();
  const { seats } = state.selection;
  const [shape, ...more] = shapesOf(state.document, state.selection);
  // Who draws with a tool goes on with other measures, though what it drew last is chosen.
  const isDrawing = state.tool !== "select" && state.tool !== "paint";
  return (
    <>
      {isDrawing && <ToolSettingsPart editor={editor} state={state} />}
      {shape && more.length === 0 && <ShapePart key={shape.id} editor={editor} state={state} shape={shape} />}
      {seats.size === 0 && shape && <ArrangePart editor={editor} state={state} />}
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
      {!isDrawing && isNothing(state.selection) && <ToolSettingsPart editor={editor} state={state} />}
    </>
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
