import { compileSeatMap } from "../src/compile.ts";
import type { BlockDocument, SeatDocument, SeatMapDocument } from "../src/model.ts";
import { focalPointsOf, seatQuality } from "../src/quality-score.ts";
import { changeBlock } from "./edits.ts";

/** Keeps the block's seats in the order in which they are judged at this moment. */
export function lockAsItIs(document: SeatMapDocument, blockId: string): SeatMapDocument {
  const index = document.blocks.findIndex(({ id }) => id === blockId);
  if (index === -1) return document;
  const { blocks, score, seatIds } = compileSeatMap(document);
  const { first, count } = blocks[index]!;
  const ordinals = Array.from({ length: count }, (_, seat) => first + seat);
  ordinals.sort((a, b) => score[b]! - score[a]! || a - b);
  return changeBlock(document, blockId, { lockedOrder: ordinals.map((ordinal) => seatIds[ordinal]!) });
}

/** Row after row from the stage; within a row the seats in the middle of the house first. */
export function lockFrontToBack(document: SeatMapDocument, blockId: string): SeatMapDocument {
  const block = document.blocks.find(({ id }) => id === blockId);
  if (!block) return document;
  const everySeat = document.blocks.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats));
  const focalPoints = focalPointsOf(document, everySeat);
  const seen = (seat: SeatDocument) => seatQuality(focalPoints, seat, 0, 0, 0, 1);
  const rows = piecesByName(block).map((seats) => {
    const looks = seats.map((seat) => ({ id: seat.id, ...seen(seat) }));
    looks.sort((a, b) => a.angle - b.angle || a.distance - b.distance);
    return { looks, nearest: Math.min(...looks.map(({ distance }) => distance)) };
  });
  rows.sort((a, b) => a.nearest - b.nearest);
  return changeBlock(document, blockId, { lockedOrder: rows.flatMap(({ looks }) => looks.map(({ id }) => id)) });
}

/** The block's seats are judged each for itself again. */
export function unlockOrder(document: SeatMapDocument, blockId: string): SeatMapDocument {
  const blocks = document.blocks.map((block) => {
    if (block.id !== blockId) return block;
    const { lockedOrder: _, ...free } = block;
    return free;
  });
  return { ...document, blocks };
}

/** The seats of each row; pieces of one name are one row, rows without a name stand alone. */
function piecesByName({ rows }: BlockDocument): SeatDocument[][] {
  const byName = new Map<string, SeatDocument[]>();
  for (const { id, label, seats } of rows) {
    if (seats.length === 0) continue;
    const name = label === "" ? `\0${id}` : label;
    byName.set(name, [...(byName.get(name) ?? []), ...seats]);
  }
  return [...byName.values()];
}
