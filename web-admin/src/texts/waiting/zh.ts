import type { SameKeys } from "@parterre/web-kit";
import type { waitingEn } from "./en.ts";

/** The sentences of waiting lists in Chinese. */
export const waitingZh: SameKeys<typeof waitingEn> = {
  waiting: {
    title: "候补",
    emptyTitle: "还没有人候补",
    emptyBody: "场次售罄后，观众可在网上登记想要的座位。有票退回时，系统会按登记顺序自动保留。",
    waitingCount: "候补中",
    seatsWanted: "所需座位",
    offeredCount: "已保留",
    takenCount: "已确认",
    missedCount: "逾期未取",
    leftCount: "已退出",
    state: "状态",
    states: { WAITING: "候补中", OFFERED: "已保留", TAKEN: "已确认", MISSED: "逾期", LEFT: "已退出" },
    until: "至 {{time}}",
    seats: "连座数",
    anyZone: "不限",
    most: "最高票价",
    anyPrice: "不限",
    name: "姓名",
    email: "邮箱",
    joined: "登记时间",
  },
};
