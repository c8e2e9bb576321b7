import { type SeatMapGeometry, seatLabel } from "@parterre/seat-map";
import type { Transaction } from "../../platform/database/index.ts";
import { zoneOfSeat } from "../../programme/index.ts";
import type { ContingencyTools } from "../contingency-tools.ts";
import { readPackHead, readPackSeats, readToCollect } from "./pack.store.ts";
import type { BackupPack, PackOrder } from "./pack-document.ts";

export interface CollectedPack {
  readonly pack: BackupPack;
  readonly geometry: SeatMapGeometry;
  /** By ordinal: nobody has the seat. */
  readonly isUnsold: (ordinal: number) => boolean;
}

/** Everything of a performance that is needed on paper, from one look at the database; null when there is none. */
export async function collectPack(
  tools: Pick<ContingencyTools, "programme" | "venues">,
  tx: Transaction,
  performanceId: number,
  now: Date,
): Promise<CollectedPack | null> {
  const facts = await tools.programme.currentSellingFacts(tx, performanceId);
  const head = await readPackHead(tx, performanceId);
  if (!facts || !head) return null;
  const geometry = await tools.venues.geometryOf(facts.seatMapVersionId);
  const rules = await tools.programme.houseRules(tx);
  const seats = await readPackSeats(tx, performanceId);
  const count = (state: string) => seats.filter((seat) => seat.state === state).length;
  const unsold: BackupPack["unsold"][number][] = [];
  let last: { readonly key: string; readonly seats: string[] } = { key: "", seats: [] };
  for (const { ordinal, allocation } of seats.filter((seat) => seat.state === "free")) {
    const { block, row, seat } = seatLabel(geometry, ordinal);
    const zone = zoneOfSeat(facts, ordinal)?.name ?? null;
    const key = JSON.stringify([block, row, zone, allocation]);
    if (last.key === key) last.seats.push(seat);
    else {
      last = { key, seats: [seat] };
      unsold.push({ zone, allocation, block, row, seats: last.seats });
    }
  }
  const collect = ordersOf(await readToCollect(tx, performanceId));
  const typeOf = new Map(rules.ticketTypes.map((type) => [type.id, type.name]));
  const zoneOf = new Map(facts.zones.map((zone) => [zone.id, zone.name]));
  const isFree = new Set(seats.filter(({ state }) => state === "free").map(({ ordinal }) => ordinal));
  return {
    geometry,
    isUnsold: (ordinal) => isFree.has(ordinal),
    pack: {
      ...{ format: "parterre.backup-pack", version: 1, madeAt: now.toISOString() },
      performance: {
        id: performanceId,
        event: { zh: head.event_zh, en: head.event_en },
        venue: { zh: head.venue_zh, en: head.venue_en },
        timeZone: head.time_zone,
        startsAt: head.starts_at.toISOString(),
        doorsOpenAt: head.doors_open_at?.toISOString() ?? null,
        seatMapVersionId: facts.seatMapVersionId,
      },
      totals: {
        seats: seats.length,
        unsold: count("free"),
        held: count("held"),
        reserved: count("reserved"),
        sold: count("sold"),
        killed: count("killed"),
        toCollect: collect.reduce((sum, { tickets }) => sum + tickets.length, 0),
      },
      prices: facts.lists.flatMap(({ code, cells }) =>
        cells.flatMap(({ zoneId, ticketTypeId, currency, amountMinor }) => {
          const [zone, type] = [zoneOf.get(zoneId), typeOf.get(ticketTypeId)];
          return zone && type ? { list: code, zone, type, currency, amountMinor } : [];
        }),
      ),
      unsold,
      collect,
    },
  };
}

function ordersOf(rows: Awaited<ReturnType<typeof readToCollect>>): readonly PackOrder[] {
  const orders = new Map<string, PackOrder & { readonly tickets: PackOrder["tickets"][number][] }>();
  for (const { reference, name, phone, number, block, row, seat, type_zh: zh, type_en: en } of rows) {
    const phoneEnd = phone?.replaceAll(/\D/g, "").slice(-4) || null;
    const order = orders.get(reference) ?? { reference, name, phoneEnd, tickets: [] };
    order.tickets.push({ number, block, row, seat, type: { zh, en } });
    orders.set(reference, order);
  }
  return [...orders.values()];
}
