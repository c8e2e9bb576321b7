import { randomUUID } from "node:crypto";
import { currencies } from "@parterre/money";
import type { SeatMapDocument } from "@parterre/seat-map";
import { tills } from "../../server/src/box-office/index.ts";
import { createChannels } from "../../server/src/channels/index.ts";
import { entities, migrations } from "../../server/src/composition-database.ts";
import { createIdentity, type StaffActor } from "../../server/src/identity/index.ts";
import { createInventory, newCartKey } from "../../server/src/inventory/index.ts";
import { createMessages } from "../../server/src/messages/index.ts";
import { type PaymentProvider, PaymentProviders } from "../../server/src/payments/index.ts";
import { Database } from "../../server/src/platform/database/index.ts";
import { createProgramme, isRefused } from "../../server/src/programme/index.ts";
import { createSales, type Sales } from "../../server/src/sales/index.ts";
import { createTickets } from "../../server/src/tickets/index.ts";
import { createVenues } from "../../server/src/venues/index.ts";

const rows = 150;
const seatsInRow = 100;
const seatsPerOrder = 2;
const text = (both: string) => ({ zh: both, en: both });

/** A provider that says yes when it is told to. */
const bank: PaymentProvider = {
  code: "bank",
  name: text("Bank"),
  currencies,
  understood: { contentType: "text/plain", body: "ok" },
  start: async ({ paymentId }) => ({ providerReference: `ref-${paymentId}`, redirectUrl: "/", qrText: null }),
  readWebhook: async () => ({ kind: "not-authentic" }),
  ask: async () => null,
  refund: async () => "done",
};

/** An order that waits for its payment. */
export interface WaitingOrder {
  readonly paymentId: string;
  readonly amountMinor: number;
}

export interface BenchHouse {
  readonly database: Database;
  readonly performanceId: number;
  /** Orders the next free seats, and nothing more. */
  order(): Promise<WaitingOrder>;
  /** Settles a payment as its provider's word that it was captured. */
  confirm(order: WaitingOrder): ReturnType<Sales["settlePayment"]>;
  close(): Promise<void>;
}

/** Sales and everything below it in this process, with one big hall on sale. */
export async function openBenchHouse(url: string, poolSize: number): Promise<BenchHouse> {
  const fail = (error: Error) => {
    throw error;
  };
  const database = await Database.connect({
    ...{ url, poolSize: 4, hotPoolSize: poolSize, entities, migrations },
    // PostgreSQL is stopped under the pools when something failed; what failed is told by itself.
    onConnectionError: () => undefined,
  });
  await database.migrate();
  const identity = createIdentity({ database });
  const channels = createChannels({ database });
  const venues = createVenues({ database, identity });
  const programme = createProgramme({ database, channels, venues });
  const hour = 3_600_000;
  const policy = { holdMs: hour, latestMs: 3 * hour, paymentMs: 2 * hour };
  const messages = createMessages({ database });
  const inventory = createInventory({
    database,
    identity,
    channels,
    venues,
    programme,
    messages,
    policy,
  });
  const tickets = createTickets({ database, programme });
  const providers = new PaymentProviders([bank]);
  const sales = createSales({
    ...{ database, identity, channels, venues, programme, inventory, messages, providers },
    tickets: tickets.issuer,
    tills,
    metrics: undefined,
    onTrouble: fail,
  });
  const email = "bench@house.example";
  const actor = await database.inTransaction(async (tx) => {
    await identity.enrolStaff(tx, { kind: "buyer" }, { email, name: "Bench", role: "admin", password: "bench bench" });
    return identity.findStaffActor(tx, email);
  });
  const performanceId = await putOnSale({ venues, programme, inventory }, actor!);
  const [adult] = await database.dataSource.query("SELECT id FROM ticket_type WHERE code = 'adult'");
  let next = 0;
  const confirm: BenchHouse["confirm"] = ({ paymentId, amountMinor }) =>
    sales.settlePayment("bank", {
      ...{ paymentId, providerReference: `ref-${paymentId}`, result: "captured", amountMinor, currency: "CNY" },
    });
  return {
    database,
    performanceId,
    confirm,
    order: async () => {
      const ordinals = [next++, next++];
      const cartKey = newCartKey();
      const held = await inventory.holdSeats({ cartKey, performanceId, ordinals, channelCode: "web" });
      if (held.kind !== "held") throw new Error(held.kind);
      const shownTotalMinor = seatsPerOrder * 10_000;
      const outcome = await sales.checkout({
        ...{ cartKey, currency: "CNY", channelCode: "web", shownTotalMinor, provider: "bank" },
        seats: ordinals.map((ordinal) => ({ holdId: held.hold.id, ordinal, ticketTypeId: adult.id })),
        contact: { name: "Bench", email: "buyer@bench.example", phone: null, locale: "en" },
        idempotencyKey: randomUUID(),
      });
      if (outcome.kind !== "started") throw new Error(outcome.kind);
      return { paymentId: outcome.paymentId, amountMinor: shownTotalMinor };
    },
    close: async () => {
      inventory.close();
      await database.close();
    },
  };
}

interface Slices {
  readonly venues: ReturnType<typeof createVenues>;
  readonly programme: ReturnType<typeof createProgramme>;
  readonly inventory: ReturnType<typeof createInventory>;
}

function must<Answer extends object>(answer: Answer): Answer {
  if (isRefused(answer)) throw new Error(answer.reason.en);
  return answer;
}

async function putOnSale({ venues, programme, inventory }: Slices, actor: StaffActor): Promise<number> {
  const venue = await venues.createVenue(actor, { name: text("Hall"), city: text("City"), timeZone: "Asia/Shanghai" });
  const draft = await venues.saveDraft(actor, venue.id, "Hall", hall());
  if (draft.kind !== "imported") throw new Error(draft.kind);
  const published = await venues.publishSeatMap(actor, draft.seatMap.id);
  if (published.kind !== "published") throw new Error(published.kind);
  const words = { title: text("Night"), subtitle: text("One"), description: text("Words"), mood: "velvet" } as const;
  const event = must(await programme.createEvent(actor, words)) as { id: string };
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  const planned = { eventId: event.id, seatMapVersionId: published.version.id, startsAt };
  const performance = must(await programme.createPerformance(actor, planned)) as { id: number };
  const performanceId = String(performance.id);
  must(
    await programme.setPriceZones(actor, {
      performanceId,
      zones: [{ code: "A", name: text("A"), hue: 0, blockIndexes: [0] }],
    }),
  );
  const money = { amountMinor: 10_000, currency: "CNY" } as const;
  must(
    await programme.setPrices(actor, {
      performanceId,
      prices: [{ zoneCode: "A", ticketTypeCode: "adult", money }],
    }),
  );
  const opensAt = new Date(Date.now() - 60_000);
  must(
    await programme.setSalesWindows(actor, {
      performanceId,
      windows: [{ channelCode: "web", opensAt, closesAt: startsAt }],
    }),
  );
  must(await inventory.putOnSale(actor, performance.id));
  return performance.id;
}

function hall(): SeatMapDocument {
  return {
    format: "parterre.seat-map",
    version: 1,
    name: "Hall",
    categories: [],
    focalPoints: [{ x: 2500, y: 0 }],
    shapes: [],
    blocks: [
      {
        id: "b",
        label: "Block",
        rows: Array.from({ length: rows }, (_, row) => ({
          id: `r${row}`,
          label: String(row + 1),
          seats: Array.from({ length: seatsInRow }, (_each, seat) => ({
            id: `r${row}s${seat}`,
            label: String(seat + 1),
            x: seat * 50,
            y: 300 + row * 90,
          })),
        })),
      },
    ],
  };
}
