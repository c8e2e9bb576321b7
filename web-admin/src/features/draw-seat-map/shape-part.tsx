import { Button } from "@mantine/core";
import type { Point, ShapeDocument } from "@parterre/seat-map";
import {
  changeBlock,
  changeCapacity,
  mapRows,
  mapShapes,
  mostStanding,
  reseatTable,
  SeatPlaces,
} from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { AroundFields } from "./around-fields.tsx";
import classes from "./draw-seat-map.module.css";
import { Figure, type PartProps, Words } from "./fields.tsx";

/** Outlines with more corners than this are changed on the board only. */
const mostListedPoints = 12;

/** One chosen shape: its words, what belongs to it, its corners. */
export function ShapePart({ editor, state, shape }: PartProps & { readonly shape: ShapeDocument }) {
  const t = useAdminText();
  const { id = "", kind, points } = shape;
  const change = (part: Partial<ShapeDocument>) =>
    editor.edit((before) => mapShapes(before, new Set([id]), (each) => ({ ...each, ...part })));
  return (
    <section className={classes.part}>
      <h2>{t(`draw.tool.${kind}`)}</h2>
      {kind === "table" && <TableFields editor={editor} state={state} shape={shape} />}
      {kind === "area" && <AreaFields editor={editor} state={state} shape={shape} />}
      {kind !== "table" && kind !== "area" && <LabelFields shape={shape} onChange={change} />}
      {kind !== "table" && points.length <= mostListedPoints && (
        <PointFields points={points} onPoints={(changed) => change({ points: changed })} />
      )}
      <div className={classes.acts}>
        <Button size="compact-sm" variant="default" onClick={() => editor.remove()}>
          {t("draw.remove")}
        </Button>
      </div>
    </section>
  );
}

function LabelFields(props: {
  readonly shape: ShapeDocument;
  readonly onChange: (part: Partial<ShapeDocument>) => void;
}) {
  const t = useAdminText();
  const { kind, label, size = 100 } = props.shape;
  const { zh = "", en = "" } = label ?? {};
  return (
    <>
      <Words
        label={t("draw.textZh")}
        value={zh}
        most={200}
        onWords={(words) => props.onChange({ label: { zh: words, en } })}
      />
      <Words
        label={t("draw.textEn")}
        value={en}
        most={200}
        onWords={(words) => props.onChange({ label: { zh, en: words } })}
      />
      {kind === "text" && (
        <Figure
          label={t("draw.size")}
          value={size}
          min={5}
          max={5000}
          onValue={(value) => value !== size && props.onChange({ size: value })}
        />
      )}
    </>
  );
}

type ShapeProps = PartProps & { readonly shape: ShapeDocument };

/** A table is called as its row: the name on its tickets. */
function TableFields({ editor, state, shape: { id = "", row: rowId, around = [] } }: ShapeProps) {
  const t = useAdminText();
  const row = SeatPlaces.of(state.document).rows.get(rowId ?? "");
  return (
    <>
      <Words
        label={t("draw.tableName")}
        value={row?.label ?? ""}
        most={64}
        onWords={(label) =>
          editor.edit((before) => mapRows(before, (each) => (each.id === rowId ? { ...each, label } : each)))
        }
      />
      <AroundFields
        around={around}
        onAround={(changed) => editor.edit((before) => reseatTable(before, id, changed, editor.newId))}
      />
    </>
  );
}

/** A standing area is called as its block. */
function AreaFields({ editor, state, shape: { id = "", row: rowId } }: ShapeProps) {
  const t = useAdminText();
  const block = state.document.blocks.find(({ rows }) => rows.some((row) => row.id === rowId));
  const capacity = block?.rows.find((row) => row.id === rowId)?.seats.length ?? 0;
  return (
    <>
      <Words
        label={t("draw.areaName")}
        value={block?.label ?? ""}
        most={120}
        onWords={(label) => block && editor.edit((before) => changeBlock(before, block.id, { label }))}
      />
      <Figure
        label={t("draw.capacity")}
        value={capacity}
        min={1}
        max={mostStanding}
        onValue={(value) =>
          value !== capacity && editor.edit((before) => changeCapacity(before, id, value, editor.newId))
        }
      />
    </>
  );
}

/** The corners in numbers, for those who draw without a mouse or to the centimetre. */
function PointFields(props: { readonly points: readonly Point[]; readonly onPoints: (points: Point[]) => void }) {
  const t = useAdminText();
  const { points, onPoints } = props;
  const put = (index: number, part: Partial<Point>) =>
    onPoints(points.map((point, at) => (at === index ? { ...point, ...part } : point)));
  return (
    <details className={classes.state}>
      <summary>{t("draw.corners", { count: points.length })}</summary>
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: corners have no other identity than their place in the list
        <div key={index} className={classes.corner}>
          <Figure
            label={t("draw.cornerX", { number: index + 1 })}
            value={point.x}
            onValue={(x) => x !== point.x && put(index, { x })}
          />
          <Figure
            label={t("draw.cornerY", { number: index + 1 })}
            value={point.y}
            onValue={(y) => y !== point.y && put(index, { y })}
          />
          {points.length > 1 && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t("draw.addCorner", { number: index + 1 })}
              onClick={() =>
                onPoints(points.toSpliced(index + 1, 0, between(point, points[(index + 1) % points.length]!)))
              }
            >
              +
            </Button>
          )}
          {points.length > 3 && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t("draw.removeCorner", { number: index + 1 })}
              onClick={() => onPoints(points.toSpliced(index, 1))}
            >
              −
            </Button>
          )}
        </div>
      ))}
    </details>
  );
}

const between = (a: Point, b: Point): Point => ({ x: Math.round((a.x + b.x) / 2), y: Math.round((a.y + b.y) / 2) });
