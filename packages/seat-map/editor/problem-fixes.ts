import type { SeatMapDocument } from "../src/model.ts";
import { addCategory, renameCategory } from "./category-edits.ts";
import type { DrawingProblem } from "./drawing-reading.ts";
import { addShape, mapRows, type NewId, seatsOfRow } from "./edits.ts";
import { nextLabel } from "./labels.ts";
import { relabelSeats, usualSeatNumbering } from "./numbering.ts";
import { boundsOf } from "./seat-places.ts";

/** A change that sets a problem right without a loss; only labels, new names or a new stage. */
export type ProblemFix = (document: SeatMapDocument) => SeatMapDocument;

/** The safe way out of a problem; null where a person has to look. */
export function fixFor(problem: Pick<DrawingProblem, "code" | "places">, newId: NewId): ProblemFix | null {
  switch (problem.code) {
    case "repeated-label":
      return (document) => relabelSeats(document, rowsAt(document, problem.places), usualSeatNumbering);
    case "row-without-name":
      return nameRows;
    case "repeated-block":
      return nameBlocks;
    case "repeated-identity":
      return (document) => withNewIdentities(document, newId);
    case "unknown-category":
      return defineCategories;
    case "no-stage":
      return drawStage;
    default:
      return null;
  }
}

/** Rows at these paths, and the other pieces of their name in the block. */
function rowsAt(document: SeatMapDocument, paths: readonly string[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const path of paths) {
    const [, block, row] = /^blocks\[(\d+)\]\.rows\[(\d+)\]/.exec(path) ?? [];
    const rows = document.blocks[Number(block)]?.rows ?? [];
    const label = rows[Number(row)]?.label;
    for (const each of rows) if (each.label === label) ids.add(each.id);
  }
  return ids;
}

function nameRows(document: SeatMapDocument): SeatMapDocument {
  const taken = new Map(document.blocks.map(({ id, rows }) => [id, new Set(rows.map(({ label }) => label))]));
  let before = "";
  return mapRows(document, (row, block) => {
    if (row.label.trim() !== "") {
      before = row.label;
      return row;
    }
    const names = taken.get(block.id)!;
    const label = nextLabel(before, names, "1");
    names.add(label);
    before = label;
    return { ...row, label };
  });
}

function nameBlocks(document: SeatMapDocument): SeatMapDocument {
  const taken = new Set(document.blocks.map(({ label }) => label));
  const seen = new Set<string>();
  const blocks = document.blocks.map((block) => {
    if (!seen.has(block.label)) {
      seen.add(block.label);
      return block;
    }
    const label = nextLabel(block.label, taken, "A");
    taken.add(label);
    return { ...block, label };
  });
  return { ...document, blocks };
}

/** The first seat keeps an identity, those that repeat it get new ones. */
function withNewIdentities(document: SeatMapDocument, newId: NewId): SeatMapDocument {
  const seen = new Set<string>();
  return mapRows(document, (row) => {
    if (seatsOfRow(row).every((id) => !seen.has(id)) && new Set(seatsOfRow(row)).size === row.seats.length) {
      for (const id of seatsOfRow(row)) seen.add(id);
      return row;
    }
    const seats = row.seats.map((seat) => {
      const id = seen.has(seat.id) ? newId() : seat.id;
      seen.add(id);
      return id === seat.id ? seat : { ...seat, id };
    });
    return { ...row, seats };
  });
}

/** Every category that seats name and nobody defined becomes one, called as its key. */
function defineCategories(document: SeatMapDocument): SeatMapDocument {
  const known = new Set(document.categories.map(({ key }) => key));
  let defined = document;
  for (const { rows } of document.blocks) {
    for (const { seats } of rows) {
      for (const { category } of seats) {
        if (category === undefined || known.has(category)) continue;
        known.add(category);
        const added = addCategory(defined);
        const named = renameCategory(added.document, added.key, { zh: category, en: category });
        const categories = named.categories.map((each) => (each.key === added.key ? { ...each, key: category } : each));
        defined = { ...named, categories };
      }
    }
  }
  return defined;
}

/** A stage above the seats, a third as wide as they are. */
function drawStage(document: SeatMapDocument): SeatMapDocument {
  const box = boundsOf(document.blocks.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats)));
  if (!box) return document;
  const middle = (box.minX + box.maxX) / 2;
  const half = Math.max(300, (box.maxX - box.minX) / 6);
  const [left, right] = [Math.round(middle - half), Math.round(middle + half)];
  const [top, bottom] = [Math.round(box.minY - 700), Math.round(box.minY - 250)];
  const points = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  return addShape(document, { kind: "stage", label: { zh: "舞台", en: "Stage" }, points });
}
