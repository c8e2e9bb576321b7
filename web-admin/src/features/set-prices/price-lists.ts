import { type Currency, majorText, money } from "@parterre/money";
import { fromWallClock, toWallClock } from "../../time/zoned-time.ts";
import type { SavedPriceList } from "./documents.ts";
import { cellKey, readCell } from "./price-cells.ts";

/** A price list as it is edited: wall-clock texts of the venue, texts by cell. */
export interface ListDraft {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Null: every channel. */
  readonly channelCodes: readonly string[] | null;
  readonly from: string;
  readonly until: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** Codes behind the identities of a performance's zones and the house's ticket types. */
export interface CellNames {
  readonly zones: readonly { readonly id: string; readonly code: string }[];
  readonly ticketTypes: readonly { readonly id: string; readonly code: string }[];
}

export type ListTemplate = "early" | "door" | "other";

/** The list of a performance that has none yet. */
const emptyList: ListDraft = {
  code: "standard",
  nameZh: "标准票价",
  nameEn: "Standard prices",
  channelCodes: null,
  from: "",
  until: "",
  texts: new Map(),
};

export function draftsOf(
  lists: readonly SavedPriceList[],
  { zones, ticketTypes }: CellNames,
  timeZone: string,
): readonly ListDraft[] {
  const zoneCode = new Map(zones.map((zone) => [zone.id, zone.code]));
  const typeCode = new Map(ticketTypes.map((type) => [type.id, type.code]));
  const clock = (instant: string | null) => (instant === null ? "" : toWallClock(instant, timeZone));
  if (lists.length === 0) return [emptyList];
  return lists.map((list) => ({
    code: list.code,
    nameZh: list.name.zh,
    nameEn: list.name.en,
    channelCodes: list.channelCodes,
    from: clock(list.validFrom),
    until: clock(list.validUntil),
    texts: new Map(
      list.prices.map(({ zoneId, ticketTypeId, money: price }) => [
        cellKey(zoneCode.get(zoneId) ?? "", typeCode.get(ticketTypeId) ?? "", price.currency),
        majorText(money(price.amountMinor, price.currency)),
      ]),
    ),
  }));
}

/** The lists as the API takes them; cells that are not prices are left out. */
export function inputOf(lists: readonly ListDraft[], timeZone: string) {
  return lists.map((list) => ({
    code: list.code,
    name: { zh: list.nameZh.trim(), en: list.nameEn.trim() },
    channelCodes: list.channelCodes && [...list.channelCodes],
    validFrom: list.from === "" ? null : fromWallClock(list.from, timeZone),
    validUntil: list.until === "" ? null : fromWallClock(list.until, timeZone),
    prices: [...list.texts].flatMap(([key, text]) => {
      const [zoneCode = "", ticketTypeCode = "", currency = "CNY"] = key.split("\u0000");
      const read = readCell(text, currency as Currency);
      return read.kind === "price" ? [{ zoneCode, ticketTypeCode, money: { ...read.money } }] : [];
    }),
  }));
}

/** Cells of all lists that hold a text which is not a price. */
export function unreadableIn(lists: readonly ListDraft[]): number {
  return lists
    .flatMap((list) => [...list.texts])
    .filter(([key, text]) => readCell(text, (key.split("\u0000")[2] ?? "CNY") as Currency).kind === "unreadable")
    .length;
}

const weekMs = 7 * 24 * 60 * 60_000;

/**
 * A further list beside the one that is shown, with the same prices to begin from, and both moved apart so that they
 * do not price one cell twice: early bird until a week before, door price at the counter alone.
 */
export function withListAdded(
  lists: readonly ListDraft[],
  at: number,
  template: ListTemplate,
  context: { readonly startsAt: string; readonly timeZone: string; readonly channelCodes: readonly string[] },
): readonly ListDraft[] {
  const beside = lists[at] ?? emptyList;
  const named = names[template];
  const added: ListDraft = { ...beside, ...named, code: freeCode(lists, named.code) };
  if (template === "early") {
    const weekBefore = new Date(Date.parse(context.startsAt) - weekMs).toISOString();
    const turn = beside.from || toWallClock(weekBefore, context.timeZone);
    return replaced(lists, at, { ...beside, from: turn }, { ...added, from: "", until: turn });
  }
  if (template === "door") {
    const others = (beside.channelCodes ?? context.channelCodes).filter((code) => code !== "counter");
    return replaced(lists, at, { ...beside, channelCodes: others }, { ...added, channelCodes: ["counter"] });
  }
  return [...lists, { ...added, texts: new Map() }];
}

const names = {
  early: { code: "early-bird", nameZh: "早鸟价", nameEn: "Early bird" },
  door: { code: "door", nameZh: "现场价", nameEn: "Door price" },
  other: { code: "list", nameZh: "新价目表", nameEn: "New list" },
} as const;

function freeCode(lists: readonly ListDraft[], code: string): string {
  const taken = new Set(lists.map((list) => list.code));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? code : `${code}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function replaced(lists: readonly ListDraft[], at: number, ...by: readonly ListDraft[]): readonly ListDraft[] {
  return [...lists.slice(0, at), ...by, ...lists.slice(at + 1)];
}
