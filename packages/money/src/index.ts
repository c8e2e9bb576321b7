export { denominationsOf } from "./denominations.ts";
export {
  addMoney,
  type Currency,
  currencies,
  exponentOf,
  formatMoney,
  isCurrency,
  type Money,
  majorText,
  money,
  parseMajor,
} from "./money.ts";
