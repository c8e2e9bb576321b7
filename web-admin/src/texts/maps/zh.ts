import type { SameKeys } from "@parterre/web-kit";
import type { mapsEn } from "./en.ts";

/** The sentences of seat maps and their problems in Chinese. */
export const mapsZh: SameKeys<typeof mapsEn> = {
  map: {
    loading: "正在加载座位图",
    allSeats: "全部座位",
    seats_one: "{{count, number}} 座",
    seats_other: "{{count, number}} 座",
  },
  problems: {
    title: "问题",
    severity: "程度",
    what: "内容",
    count: "次数",
    error: "错误",
    warning: "提示",
    none: "没有发现问题。",
    show: "在图上显示：{{problem}}",
  },
  maps: {
    title: "座位图",
    name: "座位图名称",
    version: "版本",
    versionNumber: "第 {{number}} 版",
    draft: "草稿",
    draftOnly: "仅草稿",
    seats: "座位",
    blocks: "区域",
    block: "区域",
    rows: "排",
    published: "发布时间",
    import: "导入座位图",
    none: "此场馆还没有座位图",
    noneBody: "可以直接绘制，也可以导入已有的排座表、图纸或其他系统的文件。",
    unknown: "没有这张座位图",
    look: "查看",
    publish: "发布此草稿",
    publishNote: "发布后成为固定版本，可用于场次销售；草稿仍可修改。",
    cannotPublish: "草稿有错误，不能发布。请改正后重新导入。",
    publishedNote: "此版本已固定，可以用于销售。",
    planEvent: "安排节目",
    download: "下载",
    downloads: { PARTERRE: "Parterre（.json），完整", PRETIX: "pretix（.json）", CSV: "座位表（.csv）" },
    lost: "已保存 {{file}}，但以下内容无法保存：",
    saved: "已保存 {{file}}，内容完整。",
  },
};
