export {
  addMoney,
  type Currency,
  currencies,
  exponentOf,
  formatMoney,
  isCurrency,
  majorText,
  type Money,
  money,
  parseMajor,
} from "./money.ts";
