import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { PrivilegedAct, type StaffActor } from "../../src/identity/index.ts";
import { newCartKey } from "../../src/inventory/index.ts";
import type { SaleWish } from "../../src/sales/sale-wish.ts";
import { cash, type SellingHouse } from "../selling-house.ts";
import { type ActOf, cartCount } from "./any-history.ts";
import type { ExpectedHouse } from "./expected-house.ts";

/** Who acts, in a house that several histories are lived in. */
export interface Cast {
  readonly house: SellingHouse;
  readonly seller: StaffActor;
  readonly supervisor: StaffActor;
}

/** What a cart holds, with what it would be sold for; no wish where it has no price. */
export interface PricedCart {
  readonly kind: string;
  readonly held: readonly { readonly holdId: string; readonly ordinal: number }[];
  readonly wish?: SaleWish & { readonly shownTotalMinor: number };
}

interface Surroundings extends Cast {
  readonly expected: ExpectedHouse;
  readonly carts: readonly string[];
  readonly performanceId: number;
  readonly priced: (cart: number) => Promise<PricedCart | null>;
}

/** What staff do to orders that were sold, and what nobody should be able to do: each answer has to be the expected one. */
export class StaffActs {
  private readonly cast: Cast;
  private readonly expected: ExpectedHouse;

  constructor(private readonly around: Surroundings) {
    this.cast = around;
    this.expected = around.expected;
  }

  private orderOf(pick: number): string | undefined {
    const ids = [...this.expected.orders].filter(([, seats]) => seats.size > 0).map(([id]) => id);
    return ids[pick % Math.max(1, ids.length)];
  }

  private command(orderId: string, actor: StaffActor, idempotencyKey: string = randomUUID()) {
    const more = { reason: "because", approvalToken: null as string | null, channelCode: "counter" };
    return { orderId, idempotencyKey, actor, ...more };
  }

  /** Something that staff do to an order that was sold. */
  async change(
    act: ActOf<"refund" | "goodwill" | "return" | "retype" | "swap" | "move" | "pay">,
  ): Promise<"done" | "refused"> {
    const { house, supervisor } = this.cast;
    const orderId = this.orderOf(act.pick);
    if (!orderId) return "refused";
    const lines: { id: string; ordinal: number; state: string }[] = await house.rows(
      `SELECT l.id, l.ordinal, o.state FROM order_line l JOIN sales_order o ON o.id = l.order_id
       WHERE o.id = $1 AND l.state = 'live' ORDER BY l.position`,
      [orderId],
    );
    const line = lines[act.pick % lines.length]!;
    const actor = "by" in act ? this.cast[act.by] : supervisor;
    const alone = actor === supervisor;
    const { sales } = house;
    const command = this.command(orderId, actor);
    switch (act.kind) {
      case "refund": {
        const going = act.all ? lines : [line];
        const lineIds = act.all ? null : [line.id];
        const quoted = await sales.quoteRefund({ orderId, lineIds, waive: act.waive });
        if (quoted.kind !== "quote") throw new Error(`a sold order has no refund: ${JSON.stringify(quoted.reason)}`);
        const approved = !alone && act.approval;
        const asked = {
          ...command,
          approvalToken: approved ? await this.approval(orderId) : null,
          ...{ lineIds, waive: act.waive, keepSeatsOff: act.keepOff, shownMoneyMinor: quoted.quote.moneyMinor },
        };
        const outcomes = await Promise.all([
          sales.refundTickets(asked),
          ...(act.twice && (alone || approved) ? [sales.refundTickets(asked)] : []),
        ]);
        for (const outcome of outcomes) expect(outcome.kind).toBe(alone || approved ? "refunded" : "approval-required");
        if (!alone && !approved) return "refused";
        const ordinals = going.map((each) => each.ordinal);
        this.expected.givenBack(orderId, ordinals, act.keepOff);
        return "done";
      }
      case "goodwill": {
        const outcome = await sales.giveGoodwill({ ...command, amountMinor: act.amountMinor });
        if (!alone) expect(outcome.kind).not.toBe("given");
        return outcome.kind === "given" ? "done" : "refused";
      }
      case "return": {
        const outcome = await sales.returnTickets({ ...command, lineIds: [line.id], keepSeatsOff: false });
        const may = alone && line.state === "paid";
        expect(outcome.kind === "returned").toBe(may);
        if (may) this.expected.givenBack(orderId, [line.ordinal], false);
        return may ? "done" : "refused";
      }
      case "move": {
        const to = { lineId: line.id, toOrdinal: act.to, toHoldId: null, keepOldOff: false };
        const may = this.expected.isFree(act.to);
        const outcome = await sales.moveSeat({ ...command, ...to });
        expect(outcome.kind).toBe(may ? "moved" : "not-done");
        if (!may) return "refused";
        this.expected.givenBack(orderId, [line.ordinal], false);
        this.expected.sold(orderId, [{ ordinal: act.to, holdId: "" }]);
        return "done";
      }
      case "pay": {
        const outcome = await sales.recordPayment({ ...command, tenders: cash(act.amountMinor) });
        if (line.state === "paid") expect(outcome.kind).not.toBe("recorded");
        return outcome.kind === "recorded" ? "done" : "refused";
      }
      default:
        return this.exchange(act, { orderId, line, actor });
    }
  }

  private async exchange(
    act: ActOf<"retype" | "swap">,
    {
      orderId,
      line,
      actor,
    }: { orderId: string; line: { id: string; ordinal: number; state: string }; actor: StaffActor },
  ): Promise<"done" | "refused"> {
    const { house } = this.cast;
    const swaps = act.kind === "swap";
    const held = swaps ? ((await this.around.priced(act.cart))?.held ?? []) : [];
    if (swaps && held.length === 0) return "refused";
    const ticketTypeId = !swaps && act.child ? house.childId : house.adultId;
    const wish = {
      orderId,
      lineIds: [line.id],
      cartKey: swaps ? this.around.carts[act.cart]! : newCartKey(),
      seats: held.map((seat) => ({ ...seat, ticketTypeId })),
      kept: swaps ? [] : [{ lineId: line.id, ticketTypeId }],
      channelCode: "counter",
    };
    const quoted = await house.sales.quoteExchange(wish);
    expect(quoted.kind).toBe(line.state === "paid" ? "exchange" : "refused-exchange");
    if (quoted.kind !== "exchange") return "refused";
    const { differenceMinor } = quoted.exchange;
    const outcome = await house.sales.exchangeTickets({
      ...this.command(orderId, actor),
      ...wish,
      ...{ shownDifferenceMinor: differenceMinor, tenders: cash(Math.max(0, differenceMinor)) },
    });
    const may = differenceMinor >= 0 || actor === this.cast.supervisor;
    expect(outcome.kind).toBe(may ? "exchanged" : "approval-required");
    if (!may) return "refused";
    if (swaps) {
      this.expected.sold(orderId, held);
      this.expected.givenBack(orderId, [line.ordinal], false);
    }
    return "done";
  }

  private approval(orderId: string): Promise<string> {
    return this.cast.house.approval(PrivilegedAct.REFUND_ORDER, orderId, this.cast.seller);
  }

  /** Input that no screen of ours sends: a typed refusal, and nothing half done. */
  async nonsense({ what, pick }: ActOf<"nonsense">): Promise<"refused"> {
    const { house, supervisor } = this.cast;
    const orderId = this.orderOf(pick) ?? randomUUID();
    const refund = { lineIds: null, waive: false, keepSeatsOff: false, shownMoneyMinor: 0 };
    const asked = this.command(orderId, supervisor);
    switch (what) {
      case "no-reason":
        expect((await house.sales.refundTickets({ ...asked, ...refund, reason: " " })).kind).toBe("not-done");
        break;
      case "bad-key":
        expect((await house.sales.giveGoodwill({ ...asked, amountMinor: 5, idempotencyKey: "x" })).kind).toBe(
          "not-done",
        );
        break;
      case "no-order":
        expect((await house.sales.refundTickets({ ...asked, ...refund, orderId: "' OR 1=1" })).kind).toBe("not-done");
        break;
      case "stale-line":
        expect((await house.sales.returnTickets({ ...asked, lineIds: [randomUUID()], keepSeatsOff: true })).kind).toBe(
          "not-done",
        );
        break;
      case "no-seat":
        expect(
          (
            await house.inventory.holdSeats({
              ...{ cartKey: newCartKey(), performanceId: this.around.performanceId },
              ...{ ordinals: [79, 80, -1], channelCode: "web" },
            })
          ).kind,
        ).toBe("unknown-seats");
        break;
      case "wrong-total": {
        const priced = await this.around.priced(pick % cartCount);
        if (!priced?.wish) break;
        const short = { ...priced.wish, shownTotalMinor: priced.wish.shownTotalMinor - 1 };
        const sale = { ...short, givenMinor: 1_000_000, idempotencyKey: randomUUID(), seller: supervisor };
        expect((await house.sellForCash(sale)).kind).toBe("price-changed");
        break;
      }
    }
    return "refused";
  }
}
