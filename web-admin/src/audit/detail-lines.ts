import { type Currency, isCurrency, type Money } from "@parterre/money";
import type { BothLanguages } from "@parterre/web-kit";

/** One thing that an audit entry keeps: whose it is ("before", "after" or neither), what, and its value as text. */
export interface DetailLine {
  readonly key: string;
  readonly text: string;
}

const names: Readonly<Record<string, BothLanguages>> = {
  after: { zh: "之后", en: "after" },
  amount: { zh: "金额", en: "amount" },
  before: { zh: "之前", en: "before" },
  count: { zh: "数量", en: "count" },
  difference: { zh: "差额", en: "difference" },
  face: { zh: "票面价", en: "face value" },
  name: { zh: "名称", en: "name" },
  orders: { zh: "订单", en: "orders" },
  problems: { zh: "问题", en: "problems" },
  recipient: { zh: "领取人", en: "recipient" },
  refund: { zh: "退款", en: "refund" },
  remoteAddress: { zh: "网络地址", en: "network address" },
  revision: { zh: "修订", en: "revision" },
  role: { zh: "角色", en: "role" },
  seat: { zh: "座位", en: "seat" },
  seats: { zh: "座位", en: "seats" },
  skipped: { zh: "跳过", en: "skipped" },
  startsAt: { zh: "开演", en: "starts" },
  state: { zh: "状态", en: "state" },
  tenders: { zh: "支付方式", en: "tenders" },
  total: { zh: "合计", en: "total" },
  ways: { zh: "退回方式", en: "ways back" },
};

/** "ticketTypeId" as words a person can read. */
const spaced = (key: string) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/**
 * The details of an audit entry (JSON, as the server keeps them) as lines for people: nested names joined by " · ",
 * amounts in minor units written as money where the entry names one currency. Text that is not JSON is one line.
 */
export function detailLines(
  details: string,
  write: { readonly name: (names: BothLanguages) => string; readonly money: (money: Money) => string },
): readonly DetailLine[] {
  let entry: unknown;
  try {
    entry = JSON.parse(details);
  } catch {
    return [{ key: "", text: details }];
  }
  const currency = currencyOf(entry);
  const lines: DetailLine[] = [];
  const tell = (value: unknown, path: readonly string[]) => {
    if (value === null || value === undefined) return;
    const last = path.at(-1) ?? "";
    if (Array.isArray(value) && value.every((each) => typeof each !== "object")) {
      if (value.length > 0) lines.push({ key: keyOf(path), text: value.join(", ") });
    } else if (typeof value === "object") {
      const inner = Object.entries(value);
      for (const [key, each] of inner) tell(each, Array.isArray(value) ? path : [...path, key]);
    } else if (typeof value === "number" && last.endsWith("Minor") && currency) {
      lines.push({ key: keyOf(path), text: write.money({ amountMinor: value, currency }) });
    } else if (!(last === "currency" && value === currency)) {
      lines.push({ key: keyOf(path), text: String(value) });
    }
  };
  const keyOf = (path: readonly string[]) =>
    path
      .map((key) => key.replace(/Minor$/, ""))
      .map((key) => (names[key] ? write.name(names[key]) : spaced(key)))
      .join(" · ");
  tell(entry, []);
  return lines;
}

/** The one currency that the whole entry is in. */
function currencyOf(entry: unknown): Currency | null {
  const code = (entry as { currency?: unknown } | null)?.currency;
  return typeof code === "string" && isCurrency(code) ? code : null;
}
