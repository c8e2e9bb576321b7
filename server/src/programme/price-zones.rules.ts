import type { LocalisedText } from "@parterre/seat-map";
import { textRefusal } from "./event.rules.ts";
import { PerformanceState } from "./performance-state.rules.ts";
import { type Refused, refuse } from "./refusals.rules.ts";
import { noZone } from "./selling-facts.rules.ts";

export interface NewPriceZone {
  readonly code: string;
  readonly name: LocalisedText;
  readonly hue: number;
  readonly blockIndexes: readonly number[];
  /** Inclusive pairs [first, last, …], stronger than blocks. */
  readonly ordinalRanges?: readonly number[] | null;
}

/** A block of the map: ordinals `first` to `first + count - 1`. */
export interface ZoneableBlock {
  readonly first: number;
  readonly count: number;
}

export interface ZoneMap {
  /** By ordinal: index of the zone, or 255. */
  readonly zoneOf: Uint8Array;
  /** By zone index. */
  readonly seatCounts: readonly number[];
}

const mostZones = 64;
const mostRanges = 20_000;
const codePattern = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;
const longestCode = 16;
const longestName = 60;

/** Why zones cannot be set in this state: what has been sold in a zone stays in it. Null when they can. */
export function zonesStateRefusal(state: PerformanceState): Refused | null {
  return state === PerformanceState.DRAFT
    ? null
    : refuse(
        null,
        "场次已经开售，不能再修改票价区。",
        "The performance has gone on sale; its price zones can no longer change.",
      );
}

/**
 * Paints zones onto seats: whole blocks first, then ranges over them. Refused when a block or a range belongs to two
 * zones, does not exist, or a zone ends up without a seat.
 */
export function paintZones(
  zones: readonly NewPriceZone[],
  blocks: readonly ZoneableBlock[],
  seatCount: number,
): ZoneMap | Refused {
  const refused = namesRefusal(zones);
  if (refused) return refused;
  const zoneOf = new Uint8Array(seatCount).fill(noZone);
  const zoneOfBlock = new Map<number, number>();
  for (const [index, zone] of zones.entries()) {
    for (const blockIndex of zone.blockIndexes) {
      const path = `zones.${index}.blockIndexes`;
      const block = blocks[blockIndex];
      if (!block) return refuse(path, `没有第 ${blockIndex} 号区域。`, `There is no block ${blockIndex}.`);
      const other = zoneOfBlock.get(blockIndex);
      if (other !== undefined && other !== index) {
        return overlap(path, zones[other]?.code, zone.code);
      }
      zoneOfBlock.set(blockIndex, index);
      zoneOf.fill(index, block.first, block.first + block.count);
    }
  }
  const ranged = paintRanges(zones, zoneOf);
  if (ranged) return ranged;
  const seatCounts = zones.map(() => 0);
  for (const zone of zoneOf) if (zone !== noZone) seatCounts[zone] = (seatCounts[zone] ?? 0) + 1;
  const empty = seatCounts.indexOf(0);
  if (empty >= 0) {
    const code = zones[empty]?.code;
    return refuse(`zones.${empty}`, `票价区 ${code} 没有座位。`, `Price zone ${code} has no seats.`);
  }
  return { zoneOf, seatCounts };
}

/** A zone that the map's own categories propose. */
export interface ProposedZone {
  readonly key: string;
  readonly name: LocalisedText;
  readonly hue: number;
  readonly seatCount: number;
}

export interface CodedZone extends Omit<ProposedZone, "key"> {
  readonly code: string;
}

/**
 * The zones a new performance begins with: the category's key is the code where it can be one, else a free letter. More
 * than a price list can have, or names nobody could keep, are no proposal at all.
 */
export function zonesToBeginWith(proposed: readonly ProposedZone[]): readonly CodedZone[] {
  if (proposed.length > mostZones) return [];
  const isCode = (key: string) => codePattern.test(key) && key.length <= longestCode;
  const taken = new Set(proposed.map(({ key }) => key).filter(isCode));
  const freeCode = (): string => {
    for (let number = 0; ; number += 1) {
      const code = number < 26 ? String.fromCharCode(65 + number) : `Z${number}`;
      if (!taken.has(code)) return code;
    }
  };
  return proposed.map(({ key, name, hue, seatCount }) => {
    const code = isCode(key) ? key : freeCode();
    taken.add(code);
    const short = (text: string) => text.trim().slice(0, longestName).trim() || code;
    return { code, name: { zh: short(name.zh), en: short(name.en) }, hue, seatCount };
  });
}

function paintRanges(zones: readonly NewPriceZone[], zoneOf: Uint8Array): Refused | null {
  const painted = new Uint8Array(zoneOf.length).fill(noZone);
  let ranges = 0;
  for (const [index, zone] of zones.entries()) {
    const path = `zones.${index}.ordinalRanges`;
    const pairs = zone.ordinalRanges ?? [];
    ranges += pairs.length / 2;
    if (ranges > mostRanges) return refuse(path, "座位范围过多。", "There are too many ranges of seats.");
    if (pairs.length % 2 !== 0) {
      return refuse(path, "座位范围必须成对给出。", "Ranges of seats come in pairs of first and last.");
    }
    for (let at = 0; at < pairs.length; at += 2) {
      const first = pairs[at] ?? -1;
      const last = pairs[at + 1] ?? -1;
      if (first < 0 || last < first || last >= zoneOf.length) {
        return refuse(path, `没有座位范围 ${first} 到 ${last}。`, `There is no range of seats ${first} to ${last}.`);
      }
      for (let ordinal = first; ordinal <= last; ordinal++) {
        const other = painted[ordinal] ?? noZone;
        if (other !== noZone && other !== index) return overlap(path, zones[other]?.code, zone.code);
        painted[ordinal] = index;
        zoneOf[ordinal] = index;
      }
    }
  }
  return null;
}

function namesRefusal(zones: readonly NewPriceZone[]): Refused | null {
  if (zones.length === 0) return refuse("zones", "请至少设置一个票价区。", "Please set a price zone at least.");
  if (zones.length > mostZones) {
    return refuse("zones", `最多 ${mostZones} 个票价区。`, `There can be at most ${mostZones} price zones.`);
  }
  const codes = new Set<string>();
  for (const [index, zone] of zones.entries()) {
    const path = `zones.${index}`;
    if (!codePattern.test(zone.code) || zone.code.length > longestCode) {
      return refuse(
        `${path}.code`,
        "票价区代码只能用字母、数字和连字符，最多 16 个字符。",
        "A zone's code may have letters, digits and hyphens, at most 16.",
      );
    }
    if (codes.has(zone.code)) {
      return refuse(`${path}.code`, `票价区代码 ${zone.code} 重复。`, `Zone code ${zone.code} is used twice.`);
    }
    codes.add(zone.code);
    const name = textRefusal(`${path}.name`, zone.name, longestName, false);
    if (name) return name;
    if (!Number.isInteger(zone.hue) || zone.hue < 0 || zone.hue > 11) {
      return refuse(`${path}.hue`, "颜色必须是 0 到 11。", "A hue is a number from 0 to 11.");
    }
  }
  return null;
}

function overlap(path: string, one: string | undefined, other: string): Refused {
  return refuse(
    path,
    `票价区 ${one} 和 ${other} 有重叠的座位。`,
    `Price zones ${one} and ${other} have seats in common.`,
  );
}
