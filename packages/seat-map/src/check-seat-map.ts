import { mostSeatsOfProblem, ProblemList, type SeatMapProblem, seatMapLimits } from "./import/outcome.ts";
import type { RowDocument, SeatMapDocument } from "./model.ts";
import { usualStepOf } from "./physical-rows.ts";
import { SeatGrid } from "./seat-grid.ts";

/** Two seats whose middles are nearer than this part of the usual step stand at one place. */
const samePlaceFactor = 0.3;

/**
 * What is odd about a drawing, as paths into it. Importers add this to what they met in their own format; the designer
 * shows it in its check panel. Errors are what must not be published.
 * @param problems where they are gathered
 */
export function checkSeatMap(document: SeatMapDocument, problems = new ProblemList()): SeatMapProblem[] {
  const categories = new Set(document.categories.map(({ key }) => key));
  const identities = new Set<string>();
  const blockLabels = new Set<string>();
  const grid = new SeatGrid(usualStepOf(document.blocks) * samePlaceFactor);
  const placed: { readonly id: string; readonly x: number; readonly y: number }[] = [];
  const reach = usualStepOf(document.blocks) * samePlaceFactor;
  document.blocks.forEach((block, blockIndex) => {
    const blockPath = `blocks[${blockIndex}]`;
    if (blockLabels.has(block.label))
      problems.warn("repeated-block", blockPath, repeatedBlock(block.label), seatsOf(block.rows));
    blockLabels.add(block.label);
    block.rows.forEach((row, rowIndex) => {
      const rowPath = `${blockPath}.rows[${rowIndex}]`;
      const needsName = row.seats.length === 0 || row.seats.some(({ flags }) => !flags?.includes("standing"));
      if (needsName && row.label.trim() === "") {
        problems.warn("row-without-name", rowPath, rowWithoutName, seatsOf([row]));
      }
      const labels = new Set<string>();
      row.seats.forEach((seat, seatIndex) => {
        const path = `${rowPath}.seats[${seatIndex}]`;
        if (identities.has(seat.id)) problems.error("repeated-identity", path, repeatedIdentity(seat.id), [seat.id]);
        identities.add(seat.id);
        if (labels.has(seat.label)) {
          problems.warn("repeated-label", path, repeatedLabel(block.label, row.label, seat.label), [seat.id]);
        }
        labels.add(seat.label);
        if (seat.category !== undefined && !categories.has(seat.category)) {
          problems.warn("unknown-category", path, unknownCategory(seat.category), [seat.id]);
        }
        if (!(Math.abs(seat.x) <= seatMapLimits.coordinate && Math.abs(seat.y) <= seatMapLimits.coordinate)) {
          problems.error("out-of-range", path, outOfRange, [seat.id]);
          return;
        }
        for (const other of grid.near(seat)) {
          if (Math.hypot(placed[other]!.x - seat.x, placed[other]!.y - seat.y) > reach) continue;
          problems.warn("seats-at-one-place", path, seatsAtOnePlace, [placed[other]!.id, seat.id]);
          break;
        }
        grid.add(seat, placed.length);
        placed.push(seat);
      });
    });
  });
  if (placed.length === 0)
    problems.error("no-seats", "blocks", { zh: "座位图里没有座位", en: "The plan has no seats" });
  if (placed.length > seatMapLimits.seats) {
    problems.error("too-many-seats", "blocks", {
      zh: `座位图有 ${placed.length} 个座位，最多 ${seatMapLimits.seats} 个`,
      en: `The plan has ${placed.length} seats, at most ${seatMapLimits.seats} are possible`,
    });
  }
  if (document.focalPoints.length === 0 && !document.shapes.some(({ kind }) => kind === "stage")) {
    problems.warn("no-stage", "focalPoints", {
      zh: "没有舞台，也没有焦点：座位按图的上边缘评分",
      en: "There is no stage and no focal point: seats are judged from the drawing's upper edge",
    });
  }
  return problems.all();
}

function seatsOf(rows: readonly RowDocument[]): string[] {
  const seats: string[] = [];
  for (const row of rows) {
    if (seats.length >= mostSeatsOfProblem) break;
    for (const { id } of row.seats.slice(0, mostSeatsOfProblem - seats.length)) seats.push(id);
  }
  return seats;
}

const rowWithoutName = { zh: "有的排没有名称", en: "Some rows have no name" };
const seatsAtOnePlace = { zh: "有座位重叠在同一位置", en: "Some seats stand at the same place" };
const outOfRange = {
  zh: "有座位离原点超过十公里",
  en: "Some seats are more than ten kilometres from the origin",
};
const repeatedBlock = (label: string) => ({
  zh: `区域名称“${label}”重复`,
  en: `The block name “${label}” is used more than once`,
});
const repeatedIdentity = (id: string) => ({
  zh: `座位标识“${id}”重复`,
  en: `The seat identity “${id}” is used more than once`,
});
const repeatedLabel = (block: string, row: string, seat: string) => ({
  zh: `同一排里座位号重复，例如 ${block} ${row} 排 ${seat} 号`,
  en: `Seat labels repeat within a row, for instance block ${block}, row ${row}, seat ${seat}`,
});
const unknownCategory = (key: string) => ({
  zh: `类别“${key}”没有定义`,
  en: `The category “${key}” is not defined`,
});
