import type { BlockDocument, SeatMapDocument } from "../src/model.ts";
import { seatsOfBlock, seatsOfRow } from "./edits.ts";

/**
 * Seats by what a person says, from the largest part to the smallest: level, block, row, seat. Parts may be left out:
 * `A 3 12`, `A 12`, `3排5号`, `一层 3排 5号`, `row 3 seat 12`. Where no seat is meant, a row or a block is.
 */
export function findSeats(document: SeatMapDocument, words: string): ReadonlySet<string> {
  const said = wordsOf(words);
  const found = new Set<string>();
  if (said.length === 0) return found;
  for (const depth of ["seat", "row", "block"] as const) {
    // The parts next to each other first: "A 12" is seat 12 of row A before it is any seat 12 of block A.
    for (const matches of [endsWith, leadsTo]) {
      collect(document, depth, (place) => matches(place, said), found);
      if (found.size > 0) return found;
    }
  }
  return found;
}

function collect(
  document: SeatMapDocument,
  depth: "seat" | "row" | "block",
  matches: (place: readonly string[]) => boolean,
  found: Set<string>,
): void {
  const add = (ids: readonly string[]) => {
    for (const id of ids) found.add(id);
  };
  for (const block of document.blocks) {
    const inBlock = blockPlace(block);
    if (depth === "block") {
      if (matches(inBlock)) add(seatsOfBlock(block));
      continue;
    }
    for (const row of block.rows) {
      const inRow = [...inBlock, ...wordsOf(row.label)];
      if (depth === "row") {
        if (matches(inRow)) add(seatsOfRow(row));
        continue;
      }
      for (const { id, label } of row.seats) if (matches([...inRow, ...wordsOf(label)])) found.add(id);
    }
  }
}

const blockPlace = ({ level = "", label }: BlockDocument): string[] => [...wordsOf(level), ...wordsOf(label)];

/** Without the words that only say what a label is of: 3排 and row 3 are both 3. */
function bare(word: string): string {
  return word.replace(/^第?(.+?)[排号座行区]$/u, "$1");
}

const saidOnly = new Set(["row", "seat", "block", "level", "no", "no.", "排", "号", "座", "区", "层"]);

/** Names and what is said are taken apart alike, also where no blanks stand between: 一层3排5号. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/([\da-z一二三四五六七八九十][排号座行区层楼])(?=\S)/gu, "$1 ")
    .split(/[\s,，、/]+/u)
    .filter((word) => word !== "" && !saidOnly.has(word))
    .map(bare);
}

/** The parts named are the last ones of the place, one after the other. */
function endsWith(place: readonly string[], said: readonly string[]): boolean {
  return said.length <= place.length && said.every((word, index) => word === place[place.length - said.length + index]);
}

/** Every word is met on the way from the largest part to the smallest, which is the last one. */
function leadsTo(place: readonly string[], said: readonly string[]): boolean {
  if (place.at(-1) !== said.at(-1)) return false;
  let at = 0;
  for (const part of place) {
    const word = said[at];
    if (word !== undefined && (part === word || (at < said.length - 1 && part.startsWith(word)))) at += 1;
  }
  return at === said.length;
}
