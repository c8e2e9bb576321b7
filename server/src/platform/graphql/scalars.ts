import { currencies } from "@parterre/money";
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { registerEnumType } from "type-graphql";

/** ISO 8601 with a zone: a date alone or a local time would mean something else in every place. */
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const base64Pattern = /^[A-Za-z0-9+/]*={0,2}$/;

function badValue(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

function instantFrom(value: unknown): Date {
  const instant = typeof value === "string" && instantPattern.test(value) ? new Date(value) : undefined;
  if (!instant || Number.isNaN(instant.getTime())) {
    throw badValue("DateTime must be an ISO 8601 instant with a zone, such as 2026-05-01T19:30:00Z");
  }
  return instant;
}

function minorUnitsFrom(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) {
    throw badValue("MinorUnits must be a whole number of the currency's minor unit, up to 2^53");
  }
  return value;
}

function base64From(value: unknown): string {
  if (typeof value !== "string" || !base64Pattern.test(value)) throw badValue("AvailabilityData must be base64");
  return value;
}

/** An instant. In the server always a `Date`; outside ISO 8601 in UTC with milliseconds. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "An instant, ISO 8601 in UTC with milliseconds.",
  serialize: (value) => (value instanceof Date ? value : instantFrom(value)).toISOString(),
  parseValue: instantFrom,
  parseLiteral: (node: ValueNode) => instantFrom(node.kind === Kind.STRING ? node.value : undefined),
});

/** An amount of money without its currency; always beside a `Currency`. */
export const MinorUnits = new GraphQLScalarType<number, number>({
  name: "MinorUnits",
  description: "A whole number of a currency's minor unit (fen, cents, yen), up to 2^53.",
  serialize: minorUnitsFrom,
  parseValue: minorUnitsFrom,
  parseLiteral: (node: ValueNode) => minorUnitsFrom(node.kind === Kind.INT ? Number(node.value) : undefined),
});

/** One availability frame as text; made by the seat-map package's codec. */
export const AvailabilityData = new GraphQLScalarType<string, string>({
  name: "AvailabilityData",
  description: "Base64 of one availability frame: see docs/partners/availability-frames.md.",
  serialize: base64From,
  parseValue: base64From,
  parseLiteral: (node: ValueNode) => base64From(node.kind === Kind.STRING ? node.value : undefined),
});

/** GraphQL's enum of the currencies that `@parterre/money` knows; values are the codes themselves. */
export const CurrencyEnum = Object.freeze(Object.fromEntries(currencies.map((code) => [code, code])));
registerEnumType(CurrencyEnum, { name: "Currency", description: "An ISO 4217 currency that Parterre sells in." });
