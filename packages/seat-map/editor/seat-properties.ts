import type { SeatDocument, SeatFlagName, SeatMapDocument } from "../src/model.ts";
import { mapSeats } from "./edits.ts";

/** What can be painted on seats, by the brush or on those that are chosen. */
export type Paint =
  | { readonly kind: "flag"; readonly flag: SeatFlagName; readonly on: boolean }
  /** Added to the quality, -1 to 1; 0 takes it away. */
  | { readonly kind: "correction"; readonly correction: number }
  /** Null: of no category. */
  | { readonly kind: "category"; readonly category: string | null }
  /** Empty: without a note. */
  | { readonly kind: "note"; readonly note: string }
  /** Hash of a kept picture; null: without one. */
  | { readonly kind: "photo"; readonly photo: string | null };

/** The document with the paint on these seats. Seats that have it already stay as they are. */
export function paintSeats(document: SeatMapDocument, ids: ReadonlySet<string>, paint: Paint): SeatMapDocument {
  return mapSeats(document, ids, (seat) => (has(seat, paint) ? seat : painted(seat, paint)));
}

/** Whether the paint would change nothing of the seat. */
export function has(seat: SeatDocument, paint: Paint): boolean {
  switch (paint.kind) {
    case "flag":
      return (seat.flags?.includes(paint.flag) ?? false) === paint.on;
    case "correction":
      return (seat.correction ?? 0) === held(paint.correction);
    case "category":
      return (seat.category ?? null) === paint.category;
    case "note":
      return (seat.note ?? "") === paint.note.trim();
    case "photo":
      return (seat.photo ?? null) === paint.photo;
  }
}

function painted(seat: SeatDocument, paint: Paint): SeatDocument {
  switch (paint.kind) {
    case "flag": {
      const { flags: before = [], ...bare } = seat;
      const rest = before.filter((flag) => flag !== paint.flag);
      const flags = paint.on ? [...rest, paint.flag] : rest;
      return flags.length > 0 ? { ...bare, flags } : bare;
    }
    case "correction": {
      const { correction: _, ...bare } = seat;
      const correction = held(paint.correction);
      return correction === 0 ? bare : { ...bare, correction };
    }
    case "category": {
      const { category: _, ...bare } = seat;
      return paint.category === null ? bare : { ...bare, category: paint.category };
    }
    case "note": {
      const { note: _, ...bare } = seat;
      const note = paint.note.trim();
      return note === "" ? bare : { ...bare, note };
    }
    case "photo": {
      const { photo: _, ...bare } = seat;
      return paint.photo === null ? bare : { ...bare, photo: paint.photo };
    }
  }
}

const held = (correction: number): number => Math.max(-1, Math.min(1, correction));
