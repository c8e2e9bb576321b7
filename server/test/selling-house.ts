import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { currencies } from "@parterre/money";
import type { SeatMapDocument } from "@parterre/seat-map";
import { tills } from "../src/box-office/index.ts";
import { registerCounter } from "../src/box-office/register-counter.ts";
import { openShift } from "../src/box-office/shifts/open-shift.ts";
import { PrivilegedAct, type StaffActor, type StaffRole } from "../src/identity/index.ts";
import {
  createInventory,
  type HoldPolicy,
  type Inventory,
  newCartKey,
  type WaitingTiming,
} from "../src/inventory/index.ts";
import { createMapChanges, type MapChanges } from "../src/map-changes/index.ts";
import { createMessages, type Messages } from "../src/messages/index.ts";
import {
  type BegunPayment,
  createPayments,
  type PaymentNotice,
  type PaymentProvider,
  RefundRefused,
  type RefundRequest,
  type WebhookReading,
} from "../src/payments/index.ts";
import { isRefused } from "../src/programme/index.ts";
import { createReports, type Reports } from "../src/reports/index.ts";
import { createSales, type Sales, type Tender } from "../src/sales/index.ts";
import { createTickets, type Tickets } from "../src/tickets/index.ts";
import { createFoundation, type Foundation, passwordOf } from "./foundation.ts";

/** A bank whose mind the test makes up. */
export class ObedientBank implements PaymentProvider {
  readonly code = "bank";
  readonly name = { zh: "银行", en: "Bank" };
  readonly currencies = currencies;
  readonly understood = { contentType: "text/plain", body: "ok" };
  /** References of what was given back, captured and let go. */
  readonly refunded: string[] = [];
  readonly captured: string[] = [];
  readonly closed: string[] = [];
  readonly answers = new Map<string, PaymentNotice>();
  isDown = false;
  refusesRefunds = false;

  async start({ paymentId }: { readonly paymentId: string }) {
    if (this.isDown) throw new Error("the bank is down");
    return { providerReference: `ref-${paymentId}`, redirectUrl: `https://bank.example/${paymentId}`, qrText: null };
  }
  async readWebhook(): Promise<WebhookReading> {
    return { kind: "not-authentic" };
  }
  async ask({ providerReference }: BegunPayment): Promise<PaymentNotice | null> {
    return this.answers.get(providerReference ?? "") ?? null;
  }
  async refund({ providerReference }: RefundRequest): Promise<"done"> {
    if (this.isDown) throw new Error("the bank is down");
    if (this.refusesRefunds) throw new RefundRefused("the account is closed");
    this.refunded.push(providerReference);
    return "done";
  }
  async capture({ providerReference }: BegunPayment): Promise<void> {
    if (this.isDown) throw new Error("the bank is down");
    this.captured.push(providerReference ?? "");
  }
  async close({ providerReference }: BegunPayment): Promise<void> {
    this.closed.push(providerReference ?? "");
  }
}

/** 2 blocks of 4 rows of 10 seats; block 0 is zone A at 100.00, block 1 zone B at 60.00, child half, CNY and USD. */
export const houseSeats = 80;

/** Everything up to reports, in the process, with a small house on sale over the web and at the counter. */
export interface SellingHouse extends Foundation {
  readonly messages: Messages;
  readonly inventory: Inventory;
  readonly sales: Sales;
  readonly tickets: Tickets;
  readonly mapChanges: MapChanges;
  readonly reports: Reports;
  readonly bank: ObedientBank;
  readonly troubles: string[];
  readonly admin: StaffActor;
  readonly adultId: string;
  readonly childId: string;
  /** Enrols a member of staff whose shift is open at a counter of his own, with an empty drawer. */
  enrol(role: StaffRole, name: string): Promise<StaffActor>;
  /** Opens his shift at a new counter; answers its id. */
  beginShift(actor: StaffActor): Promise<string>;
  readonly venueId: string;
  /** Publishes another drawing of the house as the next version of its map; answers the version's id. */
  publishHouse(document: SeatMapDocument): Promise<string>;
  /** A supervisor's yes to one act of the administrator, or of somebody else. */
  approval(act: PrivilegedAct, subjectId: string, requester?: StaffActor): Promise<string>;
  /** A further performance of the house, on sale, all free. */
  openPerformance(): Promise<number>;
  /** Holds seats for a new cart, or the one given. Throws when refused. */
  hold(performanceId: number, ordinals: readonly number[], cartKey?: string): Promise<{ cartKey: string; id: string }>;
  /** The cart's holds as choices of adult tickets. */
  choices(cartKey: string): Promise<{ holdId: string; ordinal: number; ticketTypeId: string }[]>;
  /** Sells over the counter for cash alone. */
  sellForCash(sale: CashSale): ReturnType<Sales["sellAtCounter"]>;
  /** Quotes a whole order's refund and carries it out as it was shown. */
  refundWhole(refund: WholeRefund): ReturnType<Sales["refundTickets"]>;
  /** Lets time pass for holds: they end `ms` earlier, as the database sees it. */
  age(ms: number): Promise<void>;
  /** Rows of a query, for looking behind the scenes. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows the columns it asked for.
  rows(text: string, values?: readonly unknown[]): Promise<any[]>;
}

type CashSale = Omit<Parameters<Sales["sellAtCounter"]>[0], "tenders" | "keepTickets" | "customer"> & {
  readonly givenMinor: number;
  readonly customerName?: string | null;
};

interface WholeRefund {
  readonly orderId: string;
  readonly actor: StaffActor;
  readonly idempotencyKey: string;
  readonly reason?: string;
  readonly approvalToken?: string | null;
}

/** Cash as the one tender; none where nothing is to be paid. */
export function cash(amountMinor: number, givenMinor: number = amountMinor): Tender[] {
  const rest = { reference: null, voucherCode: null, dueAt: null };
  return amountMinor === 0 ? [] : [{ kind: "cash", amountMinor, givenMinor, ...rest }];
}

export async function openSellingHouse(
  options: {
    readonly policy?: Partial<HoldPolicy>;
    readonly waiting?: Partial<WaitingTiming>;
    readonly lapseGraceMs?: number;
  } = {},
): Promise<SellingHouse> {
  const foundation = await createFoundation();
  const { database, identity, channels, venues, programme } = foundation;
  const messages = createMessages({ database });
  const inventory = createInventory({
    ...{ database, identity, channels, venues, programme, messages },
    ...{ policy: options.policy ?? {}, waiting: options.waiting ?? {} },
  });
  const tickets = createTickets({ database, programme });
  const bank = new ObedientBank();
  const troubles: string[] = [];
  const sales = createSales({
    database,
    identity,
    channels,
    venues,
    programme,
    inventory,
    messages,
    tickets: tickets.issuer,
    tills,
    providers: createPayments({ database, settings: { test: false }, others: [bank] }).providers,
    metrics: undefined,
    onTrouble: (error, doing) => troubles.push(`${doing}: ${error.message}`),
    timing: { firstAskMs: 0, lapseGraceMs: options.lapseGraceMs ?? 0 },
  });
  const mapChanges = createMapChanges({ database, identity, venues, programme, inventory, sales, tickets });
  const reports = createReports({ database, identity, programme, channels });
  const admin = await foundation.enrol("admin", "admin");
  const { eventId, venueId, seatMapVersionId } = await buildHouse(foundation, admin);
  const rows: SellingHouse["rows"] = (text, values = []) => database.dataSource.query(text, [...values]);
  const [adult, child] = await rows("SELECT id FROM ticket_type WHERE code IN ('adult', 'child') ORDER BY code");

  const beginShift: SellingHouse["beginShift"] = async (actor) => {
    const name = `Counter ${randomUUID().slice(0, 8)}`;
    const tools = { database, identity, channels, tickets };
    const counter = await registerCounter(tools, admin, { name, venueId, channelCode: "counter" });
    if ("kind" in counter) throw new Error(counter.reason.en);
    const shift = await openShift(database, actor, { id: randomUUID(), counterId: counter.id, floats: [] });
    if ("kind" in shift) throw new Error(shift.reason.en);
    return shift.id;
  };
  await beginShift(admin);

  return {
    ...foundation,
    beginShift,
    venueId,
    enrol: async (role, name) => {
      const actor = await foundation.enrol(role, name);
      await beginShift(actor);
      return actor;
    },
    close: async () => {
      inventory.close();
      await foundation.close();
    },
    messages,
    inventory,
    sales,
    tickets,
    mapChanges,
    reports,
    bank,
    troubles,
    admin,
    adultId: adult.id,
    childId: child.id,
    publishHouse: (document) => publish(foundation.venues, admin, venueId, document),
    approval: async (act, subjectId, requester = admin) => {
      const [known] = await rows("SELECT 1 FROM staff_member WHERE email = 'deputy@house.example'");
      if (!known) await foundation.enrol("supervisor", "deputy");
      const request = { email: "deputy@house.example", password: passwordOf("deputy"), act: actNames[act], subjectId };
      const document = `mutation ($input: ApproveInput!) { approve(input: $input) { ... on Approval { token } } }`;
      return (await foundation.data(requester, document, { input: request })).approve.token;
    },
    openPerformance: async () => {
      const id = await planPerformance(foundation, admin, eventId, seatMapVersionId);
      const outcome = await inventory.putOnSale(admin, id);
      if (isRefused(outcome)) throw new Error(outcome.reason.en);
      return id;
    },
    hold: async (performanceId, ordinals, cartKey = newCartKey()) => {
      const outcome = await inventory.holdSeats({ cartKey, performanceId, ordinals, channelCode: "web" });
      if (outcome.kind !== "held") throw new Error(`not held: ${JSON.stringify(outcome)}`);
      return { cartKey, id: outcome.hold.id };
    },
    choices: async (cartKey) => {
      const holds = await database.inHotTransaction((tx) => inventory.holdsOfCart(tx, cartKey));
      return holds.flatMap((hold) =>
        hold.ordinals.map((ordinal) => ({ holdId: hold.id, ordinal, ticketTypeId: adult.id as string })),
      );
    },
    sellForCash: ({ givenMinor, customerName = null, ...sale }) =>
      sales.sellAtCounter({
        ...sale,
        tenders: cash(sale.shownTotalMinor, givenMinor),
        keepTickets: false,
        customer: { name: customerName, phone: null, email: null },
      }),
    refundWhole: async ({ orderId, actor, reason = "because", approvalToken = null, idempotencyKey }) => {
      const quoted = await sales.quoteRefund({ orderId, lineIds: null, waive: false });
      return sales.refundTickets({
        ...{ orderId, actor, reason, approvalToken, idempotencyKey, channelCode: "counter" },
        ...{ lineIds: null, waive: false, keepSeatsOff: false },
        shownMoneyMinor: quoted.kind === "quote" ? quoted.quote.moneyMinor : 0,
      });
    },
    age: async (ms) => {
      const earlier = "make_interval(secs => $1::float8 / 1000)";
      await rows(`UPDATE hold SET held_until = held_until - ${earlier}, latest_until = latest_until - ${earlier}`, [
        ms,
      ]);
      await rows(`UPDATE performance_seat SET held_until = held_until - ${earlier} WHERE state = 'held'`, [ms]);
      await rows(`UPDATE sales_order SET pay_by = pay_by - ${earlier} WHERE pay_by IS NOT NULL`, [ms]);
    },
    rows,
  };
}

const actNames: Readonly<Record<PrivilegedAct, string>> = {
  [PrivilegedAct.REFUND_ORDER]: "REFUND_ORDER",
  [PrivilegedAct.CHANGE_PERFORMANCE_MAP]: "CHANGE_PERFORMANCE_MAP",
  [PrivilegedAct.REPRINT_TICKET]: "REPRINT_TICKET",
  [PrivilegedAct.GIVE_FREE_TICKETS]: "GIVE_FREE_TICKETS",
  [PrivilegedAct.ISSUE_VOUCHER]: "ISSUE_VOUCHER",
};

const text = (both: string) => ({ zh: both, en: both });

async function buildHouse({ venues, programme }: Foundation, admin: StaffActor) {
  const venue = await venues.createVenue(admin, { name: text("House"), city: text("City"), timeZone: "Asia/Shanghai" });
  const published = await publish(venues, admin, venue.id, houseDocument());
  const event = await programme.createEvent(admin, {
    title: text("Night"),
    subtitle: text("One"),
    description: text("Words"),
    mood: "velvet",
  });
  if (isRefused(event)) throw new Error(event.reason.en);
  return { eventId: event.id, venueId: venue.id, seatMapVersionId: published };
}

async function publish(
  venues: Foundation["venues"],
  admin: StaffActor,
  venueId: string,
  document: SeatMapDocument,
): Promise<string> {
  const draft = await venues.saveDraft(admin, venueId, "House", document);
  if (draft.kind !== "imported") throw new Error(draft.reason.en);
  const published = await venues.publishSeatMap(admin, draft.seatMap.id);
  if (published.kind !== "published") throw new Error(published.reason.en);
  return published.version.id;
}

async function planPerformance(
  { programme }: Foundation,
  admin: StaffActor,
  eventId: string,
  seatMapVersionId: string,
): Promise<number> {
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  const performance = await programme.createPerformance(admin, { eventId, seatMapVersionId, startsAt });
  if (isRefused(performance)) throw new Error(performance.reason.en);
  const performanceId = String(performance.id);
  const prices = (["CNY", "USD"] as const).flatMap((currency) =>
    [
      ["A", "adult", 10_000],
      ["A", "child", 5_000],
      ["B", "adult", 6_000],
      ["B", "child", 3_000],
    ].map(([zoneCode, ticketTypeCode, amountMinor]) => ({
      zoneCode: zoneCode as string,
      ticketTypeCode: ticketTypeCode as string,
      money: { amountMinor: amountMinor as number, currency },
    })),
  );
  const opensAt = new Date(Date.now() - 60_000);
  for (const saved of [
    await programme.setPriceZones(admin, {
      performanceId,
      zones: [
        { code: "A", name: text("A"), hue: 0, blockIndexes: [0] },
        { code: "B", name: text("B"), hue: 3, blockIndexes: [1] },
      ],
    }),
    await programme.setPrices(admin, { performanceId, prices }),
    await programme.setSalesWindows(admin, {
      performanceId,
      windows: ["web", "counter"].map((channelCode) => ({ channelCode, opensAt, closesAt: startsAt })),
    }),
  ]) {
    if (isRefused(saved)) throw new Error(saved.reason.en);
  }
  return performance.id;
}

/** The drawing of the house; seats are `b0r1s2`: block, row, place, all from 0. */
export function houseDocument(): SeatMapDocument {
  return {
    format: "parterre.seat-map",
    version: 1,
    name: "House",
    categories: [],
    focalPoints: [{ x: 225, y: 0 }],
    shapes: [],
    blocks: [0, 1].map((block) => ({
      id: `b${block}`,
      label: `Block ${block}`,
      rows: [0, 1, 2, 3].map((row) => ({
        id: `b${block}r${row}`,
        label: String(row + 1),
        seats: Array.from({ length: 10 }, (_, seat) => ({
          id: `b${block}r${row}s${seat}`,
          label: String(seat + 1),
          x: seat * 50,
          y: 300 + block * 600 + row * 90,
        })),
      })),
    })),
  };
}
