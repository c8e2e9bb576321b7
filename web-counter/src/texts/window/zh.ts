import type { SameKeys } from "@parterre/web-kit";
import type { windowEn } from "./en.ts";

/** The sentences of the till, of parked sales and of the customer's screen in Chinese. */
export const windowZh: SameKeys<typeof windowEn> = {
  till: {
    receipt: "打印收据",
    states: { none: "", printing: "正在打印收据。", sent: "收据已打印。", failed: "收据没有打印成功，请重试。" },
  },
  park: {
    park: "挂单",
    parked: "挂单",
    resume_one: "{{count}} 座 · {{title}}",
    resume_other: "{{count}} 座 · {{title}}",
  },
  display: {
    open: "顾客屏",
    welcome: "欢迎光临",
    yourSeats: "您的座位",
    total: "合计",
    change: "找零",
    thanks: "谢谢惠顾，祝您观演愉快。",
    scan: "扫码支付 {{amount}}",
    waiting: "请稍候。",
  },
};
