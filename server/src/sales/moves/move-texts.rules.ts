import { timeIn } from "../../platform/time-in.rules.ts";

/** The sentences of performances that are moved. */

interface MovedTimes {
  readonly startsBefore: Date;
  readonly startsAfter: Date;
  readonly refundUntil: Date;
  readonly timeZone: string;
}

export const moveTexts = {
  reasonMissing: { zh: "请填写改期原因。", en: "Say why it is moved." },
  eitherOr: {
    zh: "请选择新的时间，或另一个场次，二选一。",
    en: "Choose another time, or another performance: one of the two.",
  },
  noSuchPerformance: { zh: "没有这个场次。", en: "There is no such performance." },
  notFree: {
    zh: "全额退票的期限已过，或这张订单没有改期的票。",
    en: "The time to give the tickets back whole is over, or nothing of this order was moved.",
  },
  atWindow: {
    zh: "这张订单是在窗口付款的，请在期限内到窗口退票。",
    en: "This order was paid at a window. Please give the tickets back at a window before the time is over.",
  },
  refundUntilBad: {
    zh: "免费退票期限须在将来，且不晚于新的开演时间。",
    en: "The last day for refunds has to be in the future, and not after the performance begins.",
  },
  zoneMissing: (code: string) => ({
    zh: `目标场次没有票价区 ${code}，无法按原座位改期。`,
    en: `The other performance has no price zone ${code}, so its seats cannot be kept.`,
  }),
  seatsTaken: (count: number) => ({
    zh: `目标场次有 ${count} 个座位已被占用，无法按原座位改期。`,
    en: `${count} of these seats are taken in the other performance, so not everybody could keep theirs.`,
  }),
  /** Stands on the order. */
  moved: ({ startsBefore, startsAfter, refundUntil, timeZone }: MovedTimes) => {
    const [zh, en] = [(at: Date) => timeIn("zh", at, timeZone), (at: Date) => timeIn("en", at, timeZone)];
    return {
      zh: `原定 ${zh(startsBefore)} 的演出改至 ${zh(startsAfter)}，座位不变。如不能到场，可在 ${zh(refundUntil)} 前全额退票。`,
      en: `The performance of ${en(startsBefore)} takes place on ${en(startsAfter)}. Your seats stay the same. If you cannot come, all of it is refunded until ${en(refundUntil)}.`,
    };
  },
  subject: { zh: "演出改期通知", en: "Your performance takes place at another time" },
} as const;
