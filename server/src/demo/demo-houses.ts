import { demoHouses, type SeatMapDocument } from "@parterre/seat-map";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { studioPretixPlan } from "./studio-plan.ts";

export type HouseKey = "theatre" | "arena" | "stadium" | "studio";

export interface DemoHouse {
  readonly name: LocalisedText;
  readonly city: LocalisedText;
  readonly timeZone: string;
  /** Name of its one seat map. */
  readonly plan: string;
  /** Drawn by our own generator, or a pretix plan to import like anybody's. */
  readonly seats: { readonly document: () => SeatMapDocument } | { readonly pretix: () => unknown };
}

const timeZone = "Asia/Shanghai";

/** Houses that exist only here. */
export const houses: Readonly<Record<HouseKey, DemoHouse>> = {
  theatre: {
    name: { zh: "明珠大剧院", en: "Pearl Grand Theatre" },
    city: { zh: "上海", en: "Shanghai" },
    timeZone,
    plan: "主剧场 Main house",
    seats: { document: demoHouses.curvedTheatre },
  },
  arena: {
    name: { zh: "星海体育馆", en: "Starsea Arena" },
    city: { zh: "深圳", en: "Shenzhen" },
    timeZone,
    plan: "演唱会 Concert",
    seats: { document: demoHouses.arena },
  },
  stadium: {
    name: { zh: "望江体育场", en: "Wangjiang Stadium" },
    city: { zh: "杭州", en: "Hangzhou" },
    timeZone,
    plan: "足球 Football",
    seats: { document: demoHouses.stadium },
  },
  studio: {
    name: { zh: "黑匣子小剧场", en: "Black Box Studio" },
    city: { zh: "北京", en: "Beijing" },
    timeZone,
    plan: "面对面 End stage",
    seats: { pretix: studioPretixPlan },
  },
};
