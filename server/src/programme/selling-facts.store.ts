import type { PriceCell } from "@parterre/pricing";
import { statement, type Transaction } from "../platform/database/index.ts";
import type { PerformanceState } from "./performance-state.rules.ts";
import { noZone, type SellingFacts, type SellingZone } from "./selling-facts.rules.ts";

interface FactsRow {
  id: number;
  event_id: string;
  venue_id: string;
  seat_map_version_id: string;
  state: PerformanceState;
  starts_at: Date;
  seat_count: number;
  max_seats_per_cart: number;
  zone_map: Buffer | null;
  zones: { id: string; index: number; code: string; zh: string; en: string; hue: number; seats: number }[];
  tax_code: string | null;
  refund_policy_id: string | null;
  lists: {
    code: string;
    channels: string[] | null;
    from: number | null;
    until: number | null;
    cells: readonly PriceCell[];
  }[];
  windows: { channel: string; opens: number; closes: number }[];
}

/** One statement, by primary keys alone, because a hold waits for it when the process does not know it yet. */
const load = statement<FactsRow>(
  "programme.load_selling_facts",
  `SELECT p.id, p.event_id, p.venue_id, p.seat_map_version_id, p.state, p.starts_at, p.seat_count,
     p.max_seats_per_cart, p.tax_code, p.zone_map,
     (SELECT r.id FROM refund_policy r WHERE r.performance_id = p.id OR r.performance_id IS NULL
      ORDER BY r.performance_id NULLS LAST, r.id DESC LIMIT 1) AS refund_policy_id,
     (SELECT coalesce(json_agg(json_build_object('id', z.id, 'index', z.index, 'code', z.code, 'zh', z.name_zh,
        'en', z.name_en, 'hue', z.hue, 'seats', z.seat_count) ORDER BY z.index), '[]')
      FROM price_zone z WHERE z.performance_id = p.id) AS zones,
     (SELECT coalesce(json_agg(json_build_object('code', l.code, 'channels', l.channel_codes,
        'from', extract(epoch FROM l.valid_from) * 1000, 'until', extract(epoch FROM l.valid_until) * 1000,
        'cells', (SELECT coalesce(json_agg(json_build_object('zoneId', c.zone_id, 'ticketTypeId', c.ticket_type_id,
           'currency', c.currency, 'amountMinor', c.amount_minor)), '[]')
         FROM price c WHERE c.performance_id = p.id AND c.list_code = l.code)) ORDER BY l.position, l.code), '[]')
      FROM price_list l WHERE l.performance_id = p.id) AS lists,
     (SELECT coalesce(json_agg(json_build_object('channel', w.channel_id,
        'opens', extract(epoch FROM w.opens_at) * 1000, 'closes', extract(epoch FROM w.closes_at) * 1000)), '[]')
      FROM sales_window w WHERE w.performance_id = p.id) AS windows
   FROM performance p WHERE p.id = $1`,
);

/** What selling needs to know, as of now; null when there is no such performance. */
export async function loadSellingFacts(
  tx: Transaction,
  performanceId: number,
  codeOfChannel: ReadonlyMap<string, string>,
): Promise<SellingFacts | null> {
  const [row] = await tx.query(load, [performanceId]);
  if (!row) return null;
  return {
    performanceId: row.id,
    eventId: row.event_id,
    venueId: row.venue_id,
    seatMapVersionId: row.seat_map_version_id,
    state: row.state,
    startsAt: row.starts_at,
    seatCount: row.seat_count,
    maxSeatsPerCart: row.max_seats_per_cart,
    refundPolicyId: row.refund_policy_id,
    zoneOf: row.zone_map ?? new Uint8Array(row.seat_count).fill(noZone),
    zones: row.zones.map(
      (zone): SellingZone => ({
        id: zone.id,
        index: zone.index,
        code: zone.code,
        name: { zh: zone.zh, en: zone.en },
        hue: zone.hue,
        seatCount: zone.seats,
      }),
    ),
    lists: row.lists.map(({ code, channels, from, until, cells }) => ({
      code,
      channelCodes: channels,
      validity: { from, until },
      cells,
    })),
    taxCode: row.tax_code,
    windows: row.windows.map((window) => ({
      channelId: window.channel,
      channelCode: codeOfChannel.get(window.channel) ?? "",
      opensAt: new Date(window.opens),
      closesAt: new Date(window.closes),
    })),
  };
}
