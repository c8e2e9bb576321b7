import { type Currency, money } from "@parterre/money";
import type { NewPrice } from "../programme/index.ts";

/** Price of an adult in whole yuan by zone code. */
export type PricesInYuan = Readonly<Record<string, number>>;

/** What a yuan is asked in other currencies, and the steps prices are rounded up to, in major units. */
const currencies: readonly { readonly currency: Currency; readonly perYuan: number; readonly step: number }[] = [
  { currency: "CNY", perYuan: 1, step: 10 },
  { currency: "HKD", perYuan: 1.1, step: 10 },
  { currency: "USD", perYuan: 0.14, step: 1 },
];

const ticketTypes: readonly { readonly code: string; readonly share: number }[] = [
  { code: "adult", share: 1 },
  { code: "student", share: 0.6 },
  { code: "child", share: 0.5 },
];

/** Zones where only adults' tickets are sold: the other cells of the price list stay empty. */
const adultsOnly: ReadonlySet<string> = new Set(["V", "X"]);

/** A whole price list: every zone for every ticket type and currency. Whole major units throughout. */
export function demoPriceList(prices: PricesInYuan): NewPrice[] {
  return Object.entries(prices).flatMap(([zoneCode, yuan]) =>
    ticketTypes
      .filter((type) => type.code === "adult" || !adultsOnly.has(zoneCode))
      .flatMap((type) =>
        currencies.map(({ currency, perYuan, step }) => {
          const major = Math.ceil((yuan * type.share * perYuan) / step) * step;
          // CNY, HKD and USD all have two decimals.
          return { zoneCode, ticketTypeCode: type.code, money: money(major * 100, currency) };
        }),
      ),
  );
}
