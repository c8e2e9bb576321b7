import type { SeatDocument, SeatMapDocument } from "../model.ts";
import type { ProblemList } from "./outcome.ts";

const lost = {
  focalPoints: ["lost-focal-point", "焦点", "focal points"],
  heights: ["lost-height", "高度和坡度", "heights and rakes"],
  levels: ["lost-level", "楼层", "levels"],
  properties: ["lost-property", "座位属性", "seat properties"],
  corrections: ["lost-correction", "评分修正", "corrections"],
  notes: ["lost-note", "备注", "notes"],
  photos: ["lost-photo", "视野照片", "view photos"],
  shapes: ["lost-shape", "舞台、图形和文字", "stage, shapes and texts"],
} as const;
export type Losable = keyof typeof lost;

/** Lists what a format has no place for, each kind once with how many there are. */
export function listLosses(
  { blocks, focalPoints, shapes }: SeatMapDocument,
  formatName: string,
  kinds: readonly Losable[],
  problems: ProblemList,
): void {
  const lose = (kind: Losable, path: string, seats: readonly SeatDocument[] = []) => {
    if (!kinds.includes(kind)) return;
    const [code, zh, en] = lost[kind];
    const message = { zh: `${formatName} 格式不能保存${zh}`, en: `The ${formatName} format has no place for ${en}` };
    problems.warn(
      code,
      path,
      message,
      seats.map(({ id }) => id),
    );
  };
  focalPoints.forEach((_, index) => {
    lose("focalPoints", `focalPoints[${index}]`);
  });
  shapes.forEach((_, index) => {
    lose("shapes", `shapes[${index}]`);
  });
  blocks.forEach((block, blockIndex) => {
    const path = `blocks[${blockIndex}]`;
    if (block.elevation !== undefined || block.rake !== undefined) lose("heights", path);
    if (block.level !== undefined) lose("levels", path);
    block.rows.forEach((row, rowIndex) => {
      row.seats.forEach((seat, seatIndex) => {
        const seatPath = `${path}.rows[${rowIndex}].seats[${seatIndex}]`;
        if (seat.flags?.length) lose("properties", seatPath, [seat]);
        if (seat.correction !== undefined) lose("corrections", seatPath, [seat]);
        if (seat.note !== undefined) lose("notes", seatPath, [seat]);
        if (seat.photo !== undefined) lose("photos", seatPath, [seat]);
      });
    });
  });
}
