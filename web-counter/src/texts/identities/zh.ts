import type { SameKeys } from "@parterre/web-kit";
import type { identitiesEn } from "./en.ts";

/** The sentences of real names and purchase limits in Chinese. */
export const identitiesZh: SameKeys<typeof identitiesEn> = {
  identities: {
    ends: "证件尾号 {{end}}",
    title: "观演人信息",
    key: "实名信息",
    missing_one: "还缺 {{count}} 人",
    missing_other: "还缺 {{count}} 人",
    complete: "已填齐",
    help: "可手工输入或用读卡器扫描，姓名与证件号一次读入也可以；回车跳到下一栏。",
    buyer: "购票人证件号码",
    buyerLimit_one: "每个证件每场限购 {{count}} 张。",
    buyerLimit_other: "每个证件每场限购 {{count}} 张。",
    name: "姓名",
    number: "证件号码",
    goOn: "继续",
    refused: "请查看标出的一栏。",
  },
};
