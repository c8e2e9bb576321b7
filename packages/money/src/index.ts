export {
  addMoney,
  type Currency,
  currencies,
  exponentOf,
  formatMoney,
  isCurrency,
  type Money,
  money,
  parseMajor,
} from "./money.ts";
