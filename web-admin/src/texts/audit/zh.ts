import type { SameKeys } from "@parterre/web-kit";
import type { auditEn } from "./en.ts";

/** The sentences of the audit log in Chinese. */
export const auditZh: SameKeys<typeof auditEn> = {
  audit: {
    title: "审计日志",
    at: "时间",
    who: "操作人",
    approvedBy: "{{name}} 批准",
    buyerOrServer: "购票人或系统",
    act: "操作",
    subject: "对象",
    channel: "渠道、窗口",
    seats: "座位",
    reason: "原因",
    details: "详情",
    about: "范围",
    everything: "全部",
    kinds: {
      order: "订单",
      performance: "场次",
      event: "节目",
      "seat-map": "座位图",
      staff: "员工与登录",
    },
    words: "原因中的文字",
    performance: "场次编号",
    from: "起",
    until: "止",
    none: "没有符合条件的记录",
    noneBody: "请减少筛选条件，或换一个时间段。",
    verify: "校验",
    whole_one: "{{count}} 条已封存的记录与写入时一致。",
    whole_other: "{{count}} 条已封存的记录与写入时一致。",
    broken: "日志与写入时不一致。记录 {{entry}}：{{what}}。此前 {{count}} 条完好。",
    head: "最新封存码，请另行保存",
    breaks: {
      CHANGED: "封存后被改动",
      MISSING: "封存后被删除",
      SLIPPED_IN: "事后插入到已封存的记录之间",
      SEAL_MISSING: "封存码被删除",
      HEAD_UNKNOWN: "封存链被重新生成",
    },
  },
};
