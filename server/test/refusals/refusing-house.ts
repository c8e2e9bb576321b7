import { randomUUID } from "node:crypto";
import type { SeatMapDocument } from "@parterre/seat-map";
import { openSmallHouse } from "../small-house.ts";
import type { TestClient } from "../test-client.ts";
import type { TestServer } from "../test-server.ts";
import { type Answered, provoke } from "./provoke.ts";

type Who = "admin" | "supervisor" | "seller" | "buyer";

/** Tickets of a cart, and how a sale names them. */
export interface HeldCart {
  readonly cartKey: string;
  readonly holdId: string;
  readonly ordinals: readonly number[];
}

export interface SoldOrder {
  readonly orderId: string;
  readonly lineIds: readonly string[];
  readonly ticketIds: readonly string[];
}

/** The key of a refusal, and how the server is brought to answer it. */
export type Provocations = Readonly<Record<string, (house: RefusingHouse) => Promise<Answered>>>;

export const texts = (text: string) => ({ zh: text, en: text });
export const nobody = "018f0000-0000-7000-8000-000000000000";
export const key = () => randomUUID() as string;
export const walkIn = { name: "Ada", phone: null, email: null };
export const cash = (amountMinor: number) => [{ kind: "CASH", amountMinor, givenMinor: amountMinor }];
const hourMs = 3_600_000;
const adultMinor = 38_000;

/** A drawing of one row. */
export const drawing = (seats: number): SeatMapDocument => ({
  ...{ format: "parterre.seat-map", version: 1, name: "Drawn", categories: [], focalPoints: [], shapes: [] },
  blocks: [
    {
      ...{ id: "a", label: "A" },
      rows: [
        {
          ...{ id: "a1", label: "1" },
          seats: Array.from({ length: seats }, (_, index) => ({
            ...{ id: `s${index}`, label: String(index + 1), x: index * 55, y: 0 },
          })),
        },
      ],
    },
  ],
});

export type RefusingHouse = Awaited<ReturnType<typeof openRefusingHouse>>;

/** A running server with a house on sale, and short ways to get into everything that it refuses. */
export async function openRefusingHouse(server: TestServer) {
  const small = await openSmallHouse(server);
  const clients: Record<Who, TestClient> = { ...small, buyer: server.client() };
  // biome-ignore lint/suspicious/noExplicitAny: a test knows the columns it asked for.
  const rows = (text: string, values: readonly unknown[] = []): Promise<any[]> =>
    server.application.database.dataSource.query(text, [...values]);
  const ask = (who: Who, operation: string, args: object) => provoke(clients[who], operation, args);
  const types = Object.fromEntries(
    (await rows("SELECT code, id FROM ticket_type")).map(({ code, id }) => [code, id as string]),
  ) as Record<string, string>;
  const [{ id: venueId }] = await rows("SELECT id FROM venue");
  const [{ id: eventId }] = await rows("SELECT id FROM event");

  /** Does what must succeed. */
  const must = async (who: Who, operation: string, args: object, wanted: RegExp): Promise<void> => {
    const { keys, reason } = await ask(who, operation, args);
    if (!wanted.test(keys[0]!)) throw new Error(`${operation}: ${keys[0]} ${reason?.en ?? ""}`);
  };
  const save = (operation: string, input: object) => must("admin", operation, { input }, /Saved$/);
  const setPrices = (performanceId: string, codes: readonly string[]) =>
    save("setPrices", {
      performanceId,
      prices: codes.map((ticketTypeCode) => ({
        ...{ zoneCode: "A", ticketTypeCode },
        money: { amountMinor: ticketTypeCode === "child" ? 19_000 : adultMinor, currency: "CNY" },
      })),
    });
  await setPrices(small.performanceId, ["adult", "child", "wheelchair", "companion", "group", "complimentary"]);

  async function hold(who: Who, seats: number | readonly number[], performanceId = small.performanceId) {
    const { createCart } = await clients[who].ask("mutation { createCart { key } }");
    const cartKey = createCart.key as string;
    const [operation, wish] =
      typeof seats === "number" ? ["holdBestSeats", { count: seats }] : ["holdSeats", { ordinals: seats }];
    await must(who, operation as string, { input: { cartKey, performanceId, ...(wish as object) } }, /HoldPlaced$/);
    const [held] = await rows("SELECT id, ordinals FROM hold WHERE cart_key = $1", [cartKey]);
    return { cartKey, holdId: held.id, ordinals: held.ordinals } as HeldCart;
  }
  const seatsOf = ({ holdId, ordinals }: HeldCart, type = "adult") =>
    ordinals.map((ordinal) => ({ holdId, ordinal, ticketTypeId: types[type]! }));

  /** What a sale at the window says, changed as given. */
  const sale = (cart: HeldCart, change: object = {}, type = "adult") => {
    const shownTotalMinor = cart.ordinals.length * (type === "child" ? 19_000 : adultMinor);
    return {
      ...{ cartKey: cart.cartKey, currency: "CNY", seats: seatsOf(cart, type), shownTotalMinor },
      ...{ tenders: cash(shownTotalMinor), idempotencyKey: key(), ...change },
    };
  };
  async function sell(who: Who, count = 1, performanceId = small.performanceId): Promise<SoldOrder> {
    const cart = await hold(who, count, performanceId);
    await must(who, "sellAtCounter", { input: sale(cart) }, /SaleCompleted$/);
    const [{ id: orderId }] = await rows("SELECT id FROM sales_order WHERE cart_key = $1", [cart.cartKey]);
    const idsOf = async (text: string) => (await rows(text, [orderId])).map(({ id }) => id as string);
    return {
      orderId,
      lineIds: await idsOf("SELECT id FROM order_line WHERE order_id = $1 ORDER BY position"),
      ticketIds: await idsOf("SELECT id FROM ticket WHERE order_id = $1"),
    };
  }

  /** A further performance of a version of a map, on sale. */
  async function openPerformance(seatMapVersionId?: string): Promise<string> {
    const [{ id: versionId }] = await rows("SELECT seat_map_version_id AS id FROM performance WHERE id = $1", [
      small.performanceId,
    ]);
    const startsAt = new Date(Date.now() + 48 * hourMs).toISOString();
    const plan = { eventId, seatMapVersionId: seatMapVersionId ?? versionId, startsAt };
    await save("createPerformance", plan);
    const [{ id }] = await rows("SELECT max(id)::text AS id FROM performance");
    const [{ blocks }] = await rows("SELECT block_count AS blocks FROM seat_map_version WHERE id = $1", [
      plan.seatMapVersionId,
    ]);
    const blockIndexes = Array.from({ length: blocks }, (_, index) => index);
    await save("setPriceZones", { performanceId: id, zones: [{ code: "A", name: texts("A"), hue: 0, blockIndexes }] });
    await setPrices(id, ["adult", "child", "complimentary"]);
    const opensAt = new Date(Date.now() - hourMs).toISOString();
    const windows = ["web", "counter"].map((channelCode) => ({ channelCode, opensAt, closesAt: startsAt }));
    await save("setSalesWindows", { performanceId: id, windows });
    await must("admin", "putOnSale", { performanceId: id }, /PerformanceSaved$/);
    return id;
  }
  /** A cart of each role over a performance that is cancelled afterwards. */
  async function cancelledCart(who: Who): Promise<HeldCart> {
    const performanceId = await openPerformance();
    const cart = await hold(who, 1, performanceId);
    await must("admin", "cancelPerformance", { performanceId, reason: "ill" }, /PerformanceCancellation$/);
    return cart;
  }
  const saveTicketType = (code: string, change: object) =>
    save("saveTicketType", {
      ...{ code, name: texts(code), kind: "STANDARD", channelCodes: ["web", "counter"], position: 20, onOffer: true },
      ...change,
    });

  return {
    ...{ server, clients, rows, ask, must, save, types, venueId: venueId as string, eventId: eventId as string },
    ...{ performanceId: small.performanceId, seatCount: small.seatCount },
    ...{ hold, seatsOf, sale, sell, openPerformance, cancelledCart, setPrices, saveTicketType },
    /** Holds of a cart run out, by the database's clock. */
    expire: ({ cartKey }: HeldCart) =>
      rows("UPDATE hold SET held_until = now() - interval '1 s' WHERE cart_key = $1", [cartKey]),
  };
}
