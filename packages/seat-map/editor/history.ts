import type { SeatMapDocument } from "../src/model.ts";
import { applyChange, type Change, changeBetween, reverseOf } from "./document-change.ts";

/**
 * The steps of one person, as differences between marks: what happens between two marks (a drag of a hundred moves)
 * is one step. There is no limit, and what others change is never among them.
 */
export class History {
  #marked: SeatMapDocument;
  readonly #done: Change[] = [];
  readonly #undone: Change[] = [];

  constructor(document: SeatMapDocument) {
    this.#marked = document;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Ends a step at this document; no step when nothing changed since the last mark. */
  mark(document: SeatMapDocument): void {
    const change = changeBetween(this.#marked, document);
    this.#marked = document;
    if (!change) return;
    this.#done.push(change);
    this.#undone.length = 0;
  }

  /** Takes over a document that somebody else changed: not a step. */
  receive(document: SeatMapDocument): void {
    this.#marked = document;
  }

  /** The document without the last step; null when there is none. */
  undo(): SeatMapDocument | null {
    const change = this.#done.pop();
    if (!change) return null;
    this.#undone.push(change);
    this.#marked = applyChange(this.#marked, reverseOf(change));
    return this.#marked;
  }

  /** The document with the step that was last taken back; null when there is none. */
  redo(): SeatMapDocument | null {
    const change = this.#undone.pop();
    if (!change) return null;
    this.#done.push(change);
    this.#marked = applyChange(this.#marked, change);
    return this.#marked;
  }
}
