import type { LocalisedText } from "../platform/graphql/index.ts";
import { maySell, PerformanceState, type SellingFacts } from "../programme/index.ts";

/** Why a channel may not sell a performance at an instant, as a sentence; null when it may. */
export function whyNotOnSale(facts: SellingFacts | null, channelCode: string, at: Date): LocalisedText | null {
  if (!facts) return { zh: "没有这个场次。", en: "There is no such performance." };
  if (maySell(facts, channelCode, at)) return null;
  switch (facts.state) {
    case PerformanceState.DRAFT:
      return { zh: "这个场次尚未开售。", en: "This performance is not on sale yet." };
    case PerformanceState.CLOSED:
      return { zh: "这个场次已停止售票。", en: "Sales for this performance have ended." };
    case PerformanceState.CANCELLED:
      return { zh: "这个场次已取消。", en: "This performance is cancelled." };
    case PerformanceState.ON_SALE: {
      const window = facts.windows.find((each) => each.channelCode === channelCode);
      if (!window)
        return { zh: "这个场次不通过此渠道销售。", en: "This performance is not sold through this channel." };
      return at < window.opensAt
        ? { zh: "这个场次尚未开售。", en: "Sales for this performance have not opened yet." }
        : { zh: "这个场次已停止售票。", en: "Sales for this performance have ended." };
    }
  }
}
