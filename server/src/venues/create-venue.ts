import { GraphQLError } from "graphql";
import { v7 as uuidv7 } from "uuid";
import { type Actor, audit } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import type { Venue } from "./venue.entity.ts";
import { insertVenue } from "./venue.store.ts";
import { isLocalisedName, isTimeZone } from "./venue-text.rules.ts";

export interface NewVenue {
  readonly name: LocalisedText;
  readonly city: LocalisedText;
  readonly timeZone: string;
}

/** Adds a building. Throws BAD_USER_INPUT for an empty name or city or an unknown time zone. */
export async function createVenue(database: Database, actor: Actor, input: NewVenue): Promise<Venue> {
  if (!isLocalisedName(input.name)) throw badInput("name", "must be 1 to 120 characters in both languages");
  if (!isLocalisedName(input.city)) throw badInput("city", "must be 1 to 120 characters in both languages");
  if (!isTimeZone(input.timeZone)) throw badInput("timeZone", "is not an IANA time zone");
  const venue: Venue = {
    id: uuidv7(),
    nameZh: input.name.zh.trim(),
    nameEn: input.name.en.trim(),
    cityZh: input.city.zh.trim(),
    cityEn: input.city.en.trim(),
    timeZone: input.timeZone,
    createdAt: new Date(),
  };
  await database.inTransaction(async (tx) => {
    await insertVenue(tx, venue);
    await audit(tx, { actor, act: "venue.create", subjectKind: "venue", subjectId: venue.id });
  });
  return venue;
}

function badInput(field: string, problem: string): GraphQLError {
  return new GraphQLError(`\`${field}\` ${problem}`, { extensions: { code: "BAD_USER_INPUT", field } });
}
