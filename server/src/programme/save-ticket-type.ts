import { v7 as uuid } from "uuid";
import type { Channels } from "../channels/index.ts";
import type { Actor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { changeHouse } from "./change-house.ts";
import { type NewTicketType, ticketTypeRefusal } from "./house-settings.rules.ts";
import { findTicketTypeByCode, saveTicketTypeRow } from "./house-settings.store.ts";
import type { Refused } from "./refusals.rules.ts";
import type { TicketType } from "./ticket-type.entity.ts";

/** Adds a ticket type, or changes the one with this code. What was sold keeps its price; carts are compared. */
export async function saveTicketType(
  database: Database,
  channels: Channels,
  actor: Actor,
  type: NewTicketType,
): Promise<TicketType | Refused> {
  const refused = ticketTypeRefusal(type, new Set((await channels.all()).map((channel) => channel.code)));
  if (refused) return refused;
  const { name, proof, channelCodes, ...rest } = type;
  const change = {
    act: "ticket-type.save",
    subjectKind: "ticket-type",
    subjectId: type.code,
    details: { type },
  } as const;
  return changeHouse(database, actor, change, async (tx) =>
    saveTicketTypeRow(tx, {
      ...rest,
      id: (await findTicketTypeByCode(tx, type.code))?.id ?? uuid(),
      nameZh: name.zh.trim(),
      nameEn: name.en.trim(),
      channelCodes: [...channelCodes],
      proofZh: proof?.zh.trim() ?? null,
      proofEn: proof?.en.trim() ?? null,
    }),
  );
}
