export { buildApiSchema, printApiSchema } from "./build-api-schema.ts";
export {
  type Connection,
  connectionTypes,
  type Page,
  type PageRequest,
  pageRequest,
  toConnection,
} from "./connection.ts";
export { GraphQLEngine } from "./graphql-engine.ts";
export { LoaderCache } from "./loader-cache.ts";
export { type LocalisedText, LocalisedTextInput, LocalisedTextType } from "./localised-text.type.ts";
export { MoneyInput, MoneyType } from "./money.type.ts";
export { RefusalType } from "./refusal.type.ts";
export { AvailabilityData, CurrencyEnum, DateTime, MinorUnits } from "./scalars.ts";
