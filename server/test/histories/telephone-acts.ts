import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { newCartKey } from "../../src/inventory/index.ts";
import { cash } from "../selling-house.ts";
import type { ActOf } from "./any-history.ts";
import type { ExpectedHouse, ExpectedPayment } from "./expected-house.ts";
import type { Cast, PricedCart } from "./staff-acts.ts";

interface Surroundings extends Cast {
  readonly expected: ExpectedHouse;
  readonly priced: (cart: number) => Promise<PricedCart | null>;
}

type Wish = Parameters<Cast["house"]["sales"]["quoteExchange"]>[0];

/** A telephone that was asked at a window, and what was to come of it. */
interface Asked {
  readonly id: string;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly purpose: "sale" | "balance" | "upgrade";
  readonly seats: ExpectedPayment["seats"];
  readonly exchange: { readonly wish: Wish; readonly differenceMinor: number } | null;
}

/** Customers at a window whose telephone pays a part of a sale, what is owed, or a difference: perhaps, and perhaps late. */
export class TelephoneActs {
  private readonly asked: Asked[] = [];

  constructor(private readonly around: Surroundings) {}

  async ask(act: ActOf<"telephone">): Promise<"done" | "refused"> {
    const made = await this.begin(act);
    if (made) this.asked.push(made);
    return made ? "done" : "refused";
  }

  private begin(act: ActOf<"telephone">): Promise<Asked | null> {
    switch (act.purpose) {
      case "sale":
        return this.askForSale(act);
      case "balance":
        return this.askForBalance(act);
      case "upgrade":
        return this.askForUpgrade(act);
    }
  }

  private async askForSale({ cart }: ActOf<"telephone">): Promise<Asked | null> {
    const { house, supervisor, priced } = this.around;
    const sale = await priced(cart);
    if (!sale?.wish) return null;
    const besideMinor = Math.floor(sale.wish.shownTotalMinor / 3);
    const outcome = await house.sales.checkout({
      ...sale.wish,
      ...{ provider: "bank", contact: { name: null, email: null, phone: null, locale: "zh" } },
      ...{ idempotencyKey: randomUUID(), seller: supervisor, tenders: cash(besideMinor) },
    });
    if (outcome.kind !== "started") throw new Error(`held seats were not ordered: ${JSON.stringify(outcome)}`);
    return {
      ...{ id: outcome.paymentId, orderId: outcome.orderId, purpose: "sale", seats: sale.held, exchange: null },
      amountMinor: sale.wish.shownTotalMinor - besideMinor,
    };
  }

  private async askForBalance({ pick }: ActOf<"telephone">): Promise<Asked | null> {
    const { house, supervisor } = this.around;
    const orderId = this.orderOf(pick);
    if (!orderId) return null;
    const { balance } = await this.standing(orderId);
    const besideMinor = Math.floor(Math.max(0, balance) / 3);
    const outcome = await house.sales.askForBalance({
      ...{ orderId, reason: "because", idempotencyKey: randomUUID(), actor: supervisor, channelCode: "counter" },
      ...{ provider: "bank", telephoneMinor: balance - besideMinor, tenders: cash(besideMinor) },
    });
    expect(outcome.kind).toBe(balance > 0 ? "asked" : "refused");
    if (outcome.kind !== "asked") return null;
    const amountMinor = balance - besideMinor;
    return { id: outcome.paymentId, orderId, amountMinor, purpose: "balance", seats: [], exchange: null };
  }

  private async askForUpgrade({ pick }: ActOf<"telephone">): Promise<Asked | null> {
    const { house, supervisor } = this.around;
    const orderId = this.orderOf(pick);
    if (!orderId) return null;
    const [line] = await house.rows("SELECT id FROM order_line WHERE order_id = $1 AND state = 'live' LIMIT 1", [
      orderId,
    ]);
    const kept = [{ lineId: line.id as string, ticketTypeId: house.adultId }];
    const wish = {
      orderId,
      lineIds: [line.id as string],
      cartKey: newCartKey(),
      seats: [],
      kept,
      channelCode: "counter",
    };
    const quoted = await house.sales.quoteExchange(wish);
    const differenceMinor = quoted.kind === "exchange" ? quoted.exchange.differenceMinor : 0;
    const outcome = await house.sales.askForDifference({
      ...{ ...wish, reason: "because", approvalToken: null, idempotencyKey: randomUUID(), actor: supervisor },
      ...{ provider: "bank", shownDifferenceMinor: differenceMinor, tenders: [] },
    });
    expect(outcome.kind === "asked").toBe(differenceMinor > 0);
    if (outcome.kind !== "asked") return null;
    const exchange = { wish, differenceMinor };
    return { id: outcome.paymentId, orderId, amountMinor: differenceMinor, purpose: "upgrade", seats: [], exchange };
  }

  /** The window does not wait any longer. */
  async giveUp({ pick }: ActOf<"give-up">): Promise<"done" | "refused"> {
    const asked = this.one(pick);
    if (!asked) return "refused";
    const outcome = await this.around.house.sales.giveUpPayment(this.around.supervisor, asked.id);
    return outcome.kind === "given-up" && asked.purpose === "sale" ? "done" : "refused";
  }

  /** The bank's word about a telephone: what it was for is done as a whole, or not at all. */
  async word({ pick, says, twice }: ActOf<"telephone-word">): Promise<"done" | "refused"> {
    const asked = this.one(pick);
    if (!asked) return "refused";
    const { house, expected } = this.around;
    const [before] = await house.rows("SELECT state FROM payment WHERE id = $1", [asked.id]);
    const isOpen = before.state === "pending" || before.state === "declined";
    if (before.state === "authorised" && says === "declined") return "refused";
    const fits = isOpen && says !== "declined" && (await this.canBeDone(asked));
    const settle = () =>
      house.sales.settlePayment("bank", {
        ...{ paymentId: asked.id, providerReference: `ref-${asked.id}`, result: says },
        ...{ amountMinor: asked.amountMinor, currency: "CNY" },
      });
    const outcomes = await Promise.all([settle(), ...(twice ? [settle()] : [])]);
    const first = !isOpen
      ? "settled-before"
      : says === "declined"
        ? before.state === "declined"
          ? "settled-before"
          : "declined"
        : fits
          ? "paid"
          : says === "captured"
            ? "given-back"
            : "let-go";
    const again = first === "let-go" ? "let-go" : "settled-before";
    expect([...outcomes].sort(), `${asked.purpose} of ${before.state}`).toEqual(
      [first, ...(twice ? [again] : [])].sort(),
    );
    if (first === "paid" && asked.purpose === "sale") expected.sold(asked.orderId, asked.seats);
    return "done";
  }

  private async canBeDone({ id, orderId, purpose, seats, amountMinor, exchange }: Asked): Promise<boolean> {
    const { house, expected } = this.around;
    const { state, balance } = await this.standing(orderId);
    if (purpose === "balance") return ["owing", "part_paid"].includes(state) && amountMinor <= balance;
    if (purpose === "sale") {
      return state === "awaiting_payment" && seats.every((seat) => expected.canSell(seat.ordinal, seat.holdId));
    }
    const [{ outcome }] = await house.rows("SELECT outcome FROM telephone_payment WHERE payment_id = $1", [id]);
    const quoted = await house.sales.quoteExchange(exchange!.wish);
    return (
      outcome === "waiting" &&
      quoted.kind === "exchange" &&
      state === "paid" &&
      quoted.exchange.differenceMinor === exchange!.differenceMinor
    );
  }

  private async standing(orderId: string): Promise<{ readonly state: string; readonly balance: number }> {
    const [found] = await this.around.house.rows(
      `SELECT o.state, (coalesce((SELECT sum(amount_minor) FROM journal_entry WHERE order_id = o.id), 0)
         - coalesce((SELECT sum(amount_minor) FROM money_movement WHERE order_id = o.id), 0))::int AS balance
       FROM sales_order o WHERE o.id = $1`,
      [orderId],
    );
    return found;
  }

  private orderOf(pick: number): string | undefined {
    const ids = [...this.around.expected.orders].filter(([, seats]) => seats.size > 0).map(([id]) => id);
    return ids[pick % Math.max(1, ids.length)];
  }

  private one(pick: number): Asked | undefined {
    return this.asked[pick % Math.max(1, this.asked.length)];
  }
}
