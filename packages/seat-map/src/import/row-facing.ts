import type { BlockDocument, FocalPoint } from "../model.ts";
import { whole } from "../whole.ts";
import type { ProblemList } from "./outcome.ts";

/** A focal point this far before the first row, centimetres. */
const before = 500;

/**
 * A plan without a stage still tells where people look when its rows have numbers: they count from the front. Rows that
 * count up the drawing have the stage below. Rows that count down it need no focal point: seats are judged from the upper
 * edge anyway.
 */
export function facingLowestRow(blocks: readonly BlockDocument[], problems: ProblemList): FocalPoint[] {
  let [up, down] = [0, 0];
  let [minX, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { rows } of blocks) {
    const heights = rows.map(({ label, seats }) => ({ number: Number.parseInt(label, 10), y: middleOf(seats) }));
    heights.forEach(({ number, y }, index) => {
      const next = heights[index + 1];
      if (!next || Math.abs(next.number - number) !== 1 || next.y === y) return;
      if (next.number > number === next.y > y) down += 1;
      else up += 1;
    });
    for (const { seats } of rows) {
      for (const { x, y } of seats) {
        [minX, maxX, maxY] = [Math.min(minX, x), Math.max(maxX, x), Math.max(maxY, y)];
      }
    }
  }
  if (up <= down) return [];
  problems.warn("stage-side-guessed", "", {
    zh: "没有舞台；按排号推断舞台在图的下方",
    en: "There is no stage; the row numbers say that it is below the drawing",
  });
  return [{ x: whole((minX + maxX) / 2), y: whole(maxY + before), facing: 180 }];
}

const middleOf = (seats: readonly { readonly y: number }[]): number =>
  seats.reduce((sum, { y }) => sum + y, 0) / Math.max(1, seats.length);
