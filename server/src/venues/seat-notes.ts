import type { SeatMapDocument } from "@parterre/seat-map";
import type { Database } from "../platform/database/index.ts";
import type { IdentifiedGeometries } from "./identified-geometry.ts";
import { findVersionDocument } from "./venue.store.ts";

/** What whoever drew a seat wrote about it for the staff: “behind a pillar”. */
export interface SeatNote {
  readonly ordinal: number;
  readonly note: string;
}

/** Maps that the windows of a house sell from at one time. */
const mostVersions = 12;

/** Notes about the seats of published versions. They are in the kept document alone, and never in the geometry. */
export class SeatNotes {
  private readonly known = new Map<string, Promise<readonly SeatNote[]>>();

  constructor(
    private readonly database: Database,
    private readonly identified: Pick<IdentifiedGeometries, "geometry">,
  ) {}

  /** In order of their seats; empty for a version that is not there. */
  async of(versionId: string): Promise<readonly SeatNote[]> {
    const notes = this.known.get(versionId) ?? this.load(versionId);
    this.known.delete(versionId);
    this.known.set(versionId, notes);
    notes.catch(() => this.known.delete(versionId));
    for (const eldest of this.known.keys()) {
      if (this.known.size <= mostVersions) break;
      this.known.delete(eldest);
    }
    return notes;
  }

  private async load(versionId: string): Promise<readonly SeatNote[]> {
    const document = await this.database.read((tx) => findVersionDocument(tx, versionId));
    const notes = document ? notesOf(document) : new Map<string, string>();
    if (notes.size === 0) return [];
    const { seatIds } = await this.identified.geometry(versionId);
    return seatIds.flatMap((id, ordinal) => {
      const note = notes.get(id);
      return note === undefined ? [] : [{ ordinal, note }];
    });
  }
}

/** Notes by the identity of their seat; blank ones are none. */
function notesOf({ blocks }: SeatMapDocument): ReadonlyMap<string, string> {
  const seats = blocks.flatMap((block) => block.rows.flatMap((row) => row.seats));
  return new Map(seats.flatMap(({ id, note }) => (note?.trim() ? [[id, note.trim()] as const] : [])));
}
