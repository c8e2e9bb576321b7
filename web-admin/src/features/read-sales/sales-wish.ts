import { type Currency, isCurrency } from "@parterre/money";

/** What a line of the summary is about; `records` is the list of transactions instead. */
export const views = ["performance", "zone", "ticket_type", "channel", "seller", "day", "records"] as const;
export type View = (typeof views)[number];
export type Grouping = Exclude<View, "records">;

/** What one looks at, as it stands in the page's address, so that it can be kept and sent to somebody. */
export interface SalesWish {
  readonly view: View;
  readonly from: string;
  readonly until: string;
  readonly currency: Currency | null;
  readonly convertTo: Currency | null;
  /** What one has gone into, by what it is called: key and name. */
  readonly within: Readonly<Partial<Record<Exclude<Grouping, "day">, Named>>>;
}

export interface Named {
  readonly key: string;
  readonly name: string;
}

const drillable = ["performance", "zone", "ticket_type", "channel", "seller"] as const;

export function readWish(params: URLSearchParams): SalesWish {
  const currencyIn = (name: string) => {
    const code = params.get(name) ?? "";
    return isCurrency(code) ? code : null;
  };
  const within = drillable.flatMap((each) => {
    const key = params.get(each);
    return key ? [[each, { key, name: params.get(`${each}_name`) ?? key }] as const] : [];
  });
  return {
    view: views.find((each) => each === params.get("by")) ?? "performance",
    from: params.get("from") ?? "",
    until: params.get("until") ?? "",
    currency: currencyIn("currency"),
    convertTo: currencyIn("convert"),
    within: Object.fromEntries(within),
  };
}

export function writeWish(wish: SalesWish): URLSearchParams {
  const params = new URLSearchParams({ by: wish.view });
  const set = (name: string, value: string | null) => value && params.set(name, value);
  set("from", wish.from);
  set("until", wish.until);
  set("currency", wish.currency);
  set("convert", wish.convertTo);
  for (const each of drillable) {
    set(each, wish.within[each]?.key ?? null);
    set(`${each}_name`, wish.within[each]?.name ?? null);
  }
  return params;
}

/** As the API takes it. */
export function filterOf({ from, until, currency, within }: SalesWish) {
  return {
    fromDay: from || null,
    untilDay: until || null,
    currency,
    performanceId: within.performance?.key ?? null,
    zoneId: within.zone?.key ?? null,
    ticketTypeId: within.ticket_type?.key ?? null,
    channelCode: within.channel?.key ?? null,
    sellerId: within.seller?.key ?? null,
  };
}

/** Address of the same figures as a file. */
export function downloadAddress(wish: SalesWish, format: "csv" | "xlsx", language: "zh" | "en"): string {
  const filter = filterOf(wish);
  const params = new URLSearchParams({ language });
  if (wish.view !== "records") params.set("by", wish.view);
  const parts = {
    from: filter.fromDay,
    until: filter.untilDay,
    currency: filter.currency,
    performance: filter.performanceId,
    zone: filter.zoneId,
    ticketType: filter.ticketTypeId,
    channel: filter.channelCode,
    seller: filter.sellerId,
  };
  for (const [name, value] of Object.entries(parts)) if (value) params.set(name, value);
  return `/reports/${wish.view === "records" ? "records" : "sales"}.${format}?${params}`;
}

/** What one looks at after pressing a line: that line alone, by the next finer thing. */
export function goInto(wish: SalesWish, line: Named): SalesWish {
  const { view } = wish;
  if (view === "records") return wish;
  if (view === "day") return { ...wish, from: line.key, until: line.key, view: "performance" };
  const within = { ...wish.within, [view]: line };
  return { ...wish, within, view: view === "performance" ? "zone" : "records" };
}
