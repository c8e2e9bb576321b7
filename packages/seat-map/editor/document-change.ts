import type { SeatMapDocument } from "../src/model.ts";

/**
 * What lies between two documents, small enough to be kept for every step of a day's work, and able to be taken back
 * on a document that has meanwhile changed elsewhere: lists whose entries have identities (blocks, rows, seats) are
 * compared entry by entry.
 */
export type Change =
  | { readonly kind: "value"; readonly before: unknown; readonly after: unknown }
  | { readonly kind: "fields"; readonly fields: readonly (readonly [string, Change])[] }
  | {
      readonly kind: "list";
      readonly entries: readonly (readonly [string, Change])[];
      /** Identities in order; absent when members and order are the same before and after. */
      readonly order?: { readonly before: readonly string[]; readonly after: readonly string[] };
    };

interface Entry {
  readonly id: string;
}

/** The step from one document to another; null when they say the same. Parts that are one object cost nothing. */
export function changeBetween(before: SeatMapDocument, after: SeatMapDocument): Change | null {
  return difference(before, after);
}

/** Takes a step; parts that are not there any more are left out. */
export function applyChange(document: SeatMapDocument, change: Change): SeatMapDocument {
  return apply(document, change) as SeatMapDocument;
}

/**
 * One's own drawing with what somebody else did since both began. Parts that only one of the two changed are all
 * there; where both changed the same property of the same seat, the other's stands.
 */
export function withChangesOf(mine: SeatMapDocument, base: SeatMapDocument, theirs: SeatMapDocument): SeatMapDocument {
  const change = changeBetween(base, theirs);
  return change ? applyChange(mine, change) : mine;
}

/** The step back. */
export function reverseOf(change: Change): Change {
  if (change.kind === "value") return { kind: "value", before: change.after, after: change.before };
  const reversed = (parts: readonly (readonly [string, Change])[]) =>
    parts.map(([key, part]) => [key, reverseOf(part)] as const);
  if (change.kind === "fields") return { kind: "fields", fields: reversed(change.fields) };
  const entries = reversed(change.entries);
  if (!change.order) return { kind: "list", entries };
  return { kind: "list", entries, order: { before: change.order.after, after: change.order.before } };
}

function difference(before: unknown, after: unknown): Change | null {
  if (Object.is(before, after)) return null;
  if (isKeyedList(before) && isKeyedList(after)) return listDifference(before, after);
  if (isPlainObject(before) && isPlainObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    const fields = [...keys].flatMap((key) => {
      const part = difference(before[key], after[key]);
      return part ? [[key, part] as const] : [];
    });
    return fields.length > 0 ? { kind: "fields", fields } : null;
  }
  return JSON.stringify(before) === JSON.stringify(after) ? null : { kind: "value", before, after };
}

function listDifference(before: readonly Entry[], after: readonly Entry[]): Change | null {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Map(after.map((entry) => [entry.id, entry]));
  const entries: (readonly [string, Change])[] = [];
  for (const [id, entry] of old) {
    const part = now.has(id)
      ? difference(entry, now.get(id))
      : ({ kind: "value", before: entry, after: undefined } as const);
    if (part) entries.push([id, part]);
  }
  for (const [id, entry] of now) {
    if (!old.has(id)) entries.push([id, { kind: "value", before: undefined, after: entry }]);
  }
  const moved = before.length !== after.length || before.some(({ id }, index) => after[index]!.id !== id);
  if (entries.length === 0 && !moved) return null;
  if (!moved) return { kind: "list", entries };
  return { kind: "list", entries, order: { before: before.map(({ id }) => id), after: after.map(({ id }) => id) } };
}

function apply(value: unknown, change: Change): unknown {
  if (change.kind === "value") return change.after;
  if (change.kind === "fields") {
    if (!isPlainObject(value)) return value;
    const next: Record<string, unknown> = { ...value };
    for (const [key, part] of change.fields) {
      const field = apply(next[key], part);
      if (field === undefined) delete next[key];
      else next[key] = field;
    }
    return next;
  }
  if (!isKeyedList(value)) return value;
  const byId = new Map<string, Entry>(value.map((entry) => [entry.id, entry]));
  for (const [id, part] of change.entries) {
    if (part.kind !== "value" && !byId.has(id)) continue;
    const entry = apply(byId.get(id), part) as Entry | undefined;
    if (entry) byId.set(id, entry);
    else byId.delete(id);
  }
  if (!change.order) return value.flatMap(({ id }) => byId.get(id) ?? []);
  const ordered = change.order.after.flatMap((id) => byId.get(id) ?? []);
  const placed = new Set(ordered.map(({ id }) => id));
  return [...ordered, ...[...byId.values()].filter(({ id }) => !placed.has(id))];
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Imported plans may repeat an identity; such a list is one value. */
function isKeyedList(value: unknown): value is readonly Entry[] {
  if (!Array.isArray(value)) return false;
  const ids = new Set<string>();
  for (const entry of value) {
    if (!isPlainObject(entry) || typeof entry.id !== "string") return false;
    ids.add(entry.id);
  }
  return ids.size === value.length;
}
