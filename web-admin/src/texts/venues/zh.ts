import type { SameKeys } from "@parterre/web-kit";
import type { venuesEn } from "./en.ts";

/** The sentences of venues in Chinese. */
export const venuesZh: SameKeys<typeof venuesEn> = {
  venues: {
    name: "场馆",
    city: "城市",
    timeZone: "时区",
    timeZoneHelp: "此场馆的场次按该时区公布。",
    maps: "座位图",
    largest: "最大座位数",
    create: "新建场馆",
    nameZh: "中文名称",
    nameEn: "英文名称",
    cityZh: "城市（中文）",
    cityEn: "城市（英文）",
    none: "还没有场馆",
    noneBody: "先建场馆，座位图属于场馆。",
    unknown: "没有这个场馆",
  },
};
