import { categoryHues, colourOfHue } from "../src/categories.ts";
import type { CategoryDocument, LocalisedText, SeatMapDocument } from "../src/model.ts";
import { zoneHues } from "../src/palette.ts";
import { mapRows } from "./edits.ts";
import { letterLabel } from "./labels.ts";

/** As many as there are hues; more could not be told apart. */
export const mostCategories = zoneHues.length;

/** A further category with the next free letter and hue. */
export function addCategory(document: SeatMapDocument): {
  readonly document: SeatMapDocument;
  readonly key: string;
} {
  const { categories } = document;
  const keys = new Set(categories.map(({ key }) => key));
  let number = 1;
  while (keys.has(letterLabel(number))) number += 1;
  const key = letterLabel(number);
  const taken = new Set(categoryHues(categories));
  const hue = [...zoneHues.keys()].find((each) => !taken.has(each)) ?? categories.length % zoneHues.length;
  const label = { zh: `${key} 区`, en: `Zone ${key}` };
  const category: CategoryDocument = { key, name: label.zh, label, colour: colourOfHue(hue) };
  return { document: { ...document, categories: [...categories, category] }, key };
}

export function renameCategory(document: SeatMapDocument, key: string, label: LocalisedText): SeatMapDocument {
  return withCategory(document, key, { label, name: label.zh || label.en });
}

/** @param hue key of the zone palette */
export function recolourCategory(document: SeatMapDocument, key: string, hue: number): SeatMapDocument {
  return withCategory(document, key, { colour: colourOfHue(hue) });
}

/** Takes a category away; its seats go to another one, or to none. */
export function removeCategory(document: SeatMapDocument, key: string, heir: string | null): SeatMapDocument {
  const moved = mapRows(document, (row) => {
    if (!row.seats.some(({ category }) => category === key)) return row;
    const seats = row.seats.map((seat) => {
      if (seat.category !== key) return seat;
      const { category: _, ...bare } = seat;
      return heir === null ? bare : { ...bare, category: heir };
    });
    return { ...row, seats };
  });
  return { ...moved, categories: document.categories.filter((each) => each.key !== key) };
}

/** How many seats each category has, by key. */
export function seatsByCategory(document: SeatMapDocument): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rows } of document.blocks) {
    for (const { seats } of rows) {
      for (const { category } of seats) {
        if (category !== undefined) counts.set(category, (counts.get(category) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function withCategory(document: SeatMapDocument, key: string, change: Partial<CategoryDocument>): SeatMapDocument {
  const categories = document.categories.map((each) => (each.key === key ? { ...each, ...change } : each));
  return { ...document, categories };
}
