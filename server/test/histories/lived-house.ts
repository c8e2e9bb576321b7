import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { ChangeHolds } from "../../src/inventory/change-holds.ts";
import { defaultHoldPolicy, newCartKey } from "../../src/inventory/index.ts";
import { cash } from "../selling-house.ts";
import { type Act, type ActOf, cartCount } from "./any-history.ts";
import { ExpectedHouse, type ExpectedPayment } from "./expected-house.ts";
import { type Cast, type PricedCart, StaffActs } from "./staff-acts.ts";
import { TelephoneActs } from "./telephone-acts.ts";

const mostSeatsOfCart = 8;
const currency = "CNY" as const;

/** One history as it is lived: each act goes to the real use cases, its answer has to be the expected one. */
export class LivedHouse {
  readonly expected = new ExpectedHouse();
  private readonly carts = Array.from({ length: cartCount }, () => newCartKey());
  private readonly changes: ChangeHolds;
  private readonly staff: StaffActs;
  private readonly telephones: TelephoneActs;

  constructor(
    private readonly cast: Cast,
    readonly performanceId: number,
  ) {
    this.changes = new ChangeHolds(cast.house.database, defaultHoldPolicy);
    const { expected, carts } = this;
    const priced = (cart: number) => this.wish(cart, false, "counter");
    this.staff = new StaffActs({ ...cast, expected, carts, performanceId, priced });
    this.telephones = new TelephoneActs({ ...cast, expected, priced });
  }

  /** Does one act, and looks whether every seat is whose it ought to be; a refusal leaves no trace. */
  async live(act: Act): Promise<void> {
    const before = await this.look();
    const done = await this.act(act);
    const after = await this.look();
    expect(after.seats, `seats after ${act.kind}`).toEqual(this.expected.told());
    if (done === "refused") expect(after, `a refusal of ${act.kind} leaves no trace`).toEqual(before);
  }

  /** Lets all time pass: nothing is held any more, and nobody has an order that waits. */
  async end(): Promise<void> {
    const { house } = this.cast;
    await this.act({ kind: "clock" });
    await house.inventory.sweepExpiredHolds();
    for (let most = 20; most > 0 && (await house.sales.askProviders()) > 0; most--);
    const { rows } = house;
    const waiting = await rows(
      `SELECT o.reference FROM sales_order o JOIN order_line l ON l.order_id = o.id
       WHERE l.performance_id = $1 AND o.state = 'awaiting_payment'`,
      [this.performanceId],
    );
    expect(waiting, "orders that wait for ever").toEqual([]);
    const telephones = await rows(
      `SELECT t.payment_id FROM telephone_payment t JOIN payment p ON p.id = t.payment_id
       JOIN order_line l ON l.order_id = p.order_id
       WHERE l.performance_id = $1 AND t.outcome = 'waiting' AND t.purpose <> 'sale'`,
      [this.performanceId],
    );
    expect(telephones, "telephones that are waited for for ever").toEqual([]);
    const held = await rows(
      "SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state IN ('held', 'reserved')",
      [this.performanceId],
    );
    expect(held, "seats that stay held").toEqual([]);
  }

  /** Seats somebody has, and how much is in the books. */
  private async look(): Promise<{ readonly seats: string[]; readonly books: string }> {
    const [found] = await this.cast.house.rows(
      `WITH o AS MATERIALIZED (SELECT DISTINCT order_id AS id FROM order_line WHERE performance_id = $1)
       SELECT coalesce((SELECT json_agg(trim(ordinal || ' ' || state || ' ' || coalesce(coalesce(hold_id, order_id)::text, '')) ORDER BY ordinal)
           FROM (SELECT ordinal, state, hold_id, order_id FROM performance_seat
                 WHERE performance_id = $1 AND state IN ('held', 'reserved') AND held_until >= now()
                 UNION ALL SELECT ordinal, state, NULL, order_id FROM performance_seat WHERE performance_id = $1 AND state = 'sold'
                 UNION ALL SELECT ordinal, state, NULL, NULL FROM performance_seat WHERE performance_id = $1 AND state = 'killed') s), '[]') AS seats,
         concat_ws('/', (SELECT count(*) FROM order_act a JOIN o ON o.id = a.order_id),
           (SELECT count(*) FROM journal_entry WHERE performance_id = $1),
           (SELECT count(*) FROM money_movement m JOIN o ON o.id = m.order_id),
           (SELECT count(*) FROM audit_entry e JOIN o ON e.subject_kind = 'order' AND e.subject_id = o.id::text),
           (SELECT count(*) FROM ticket t JOIN o ON o.id = t.order_id)) AS books`,
      [this.performanceId],
    );
    return found;
  }

  private act(act: Act): Promise<"done" | "refused"> {
    switch (act.kind) {
      case "hold":
        return this.hold(act);
      case "release":
        return this.release(act);
      case "reserve":
        return this.reserve(act);
      case "unreserve":
        return this.unreserve(act);
      case "clock":
        return this.clock();
      case "sweep":
        return this.cast.house.inventory.sweepExpiredHolds().then(() => "done");
      case "ask":
        return this.cast.house.sales.askProviders().then(() => "done");
      case "sell":
        return this.sell(act);
      case "checkout":
        return this.checkout(act);
      case "bank":
        return this.bank(act);
      case "telephone":
        return this.telephones.ask(act);
      case "telephone-word":
        return this.telephones.word(act);
      case "give-up":
        return this.telephones.giveUp(act);
      case "rush":
        return this.rush(act);
      case "nonsense":
        return this.staff.nonsense(act);
      default:
        return this.staff.change(act);
    }
  }

  private async hold({ cart, seats }: ActOf<"hold">): Promise<"done" | "refused"> {
    const { expected, performanceId } = this;
    const taken = seats.filter((ordinal) => !expected.isFree(ordinal));
    const already = expected.holdsOf(cart).reduce((sum, hold) => sum + hold.seats.size, 0);
    const outcome = await this.askForSeats(cart, seats);
    if (already + seats.length > mostSeatsOfCart) {
      expect(outcome).toEqual({ kind: "limit", limit: mostSeatsOfCart, alreadyHeld: already });
      return "refused";
    }
    if (taken.length > 0) {
      expect({ ...outcome, taken: [...("taken" in outcome ? outcome.taken : [])].sort((a, b) => a - b) }).toMatchObject(
        {
          kind: "taken",
          taken,
        },
      );
      return "refused";
    }
    if (outcome.kind !== "held") throw new Error(`free seats ${seats} of ${performanceId}: ${JSON.stringify(outcome)}`);
    expected.held(outcome.hold.id, cart, seats);
    return "done";
  }

  private askForSeats(cart: number, ordinals: readonly number[]) {
    const { performanceId } = this;
    return this.cast.house.inventory.holdSeats({
      cartKey: this.carts[cart]!,
      performanceId,
      ordinals,
      channelCode: "web",
    });
  }

  private async release({ cart }: ActOf<"release">): Promise<"done" | "refused"> {
    const [hold] = this.expected.holdsOf(cart);
    const released = await this.changes.release(this.carts[cart]!, hold?.id ?? randomUUID(), null);
    expect(released).toBe(hold !== undefined);
    if (hold) this.expected.freed(hold);
    return hold ? "done" : "refused";
  }

  private async reserve({ cart }: ActOf<"reserve">): Promise<"done" | "refused"> {
    const { house, supervisor } = this.cast;
    const customer = { name: "李雷", phone: "13800000000", email: null, note: null };
    const deadline = new Date(Date.now() + 3_600_000);
    const outcome = await house.inventory.reserveSeats(supervisor, { cartKey: this.carts[cart]!, customer, deadline });
    const holds = this.expected.holdsOf(cart);
    expect(outcome.kind).toBe(holds.length > 0 ? "reserved" : "refused");
    if (!("id" in outcome)) return "refused";
    this.expected.reserved(outcome.id, cart);
    return "done";
  }

  private async unreserve({ pick }: ActOf<"unreserve">): Promise<"done" | "refused"> {
    const { house, supervisor } = this.cast;
    const { reservations, holds } = this.expected;
    const reservation = reservations[pick % Math.max(1, reservations.length)];
    if (!reservation) return "refused";
    await house.inventory.releaseReservation(supervisor, { reservationId: reservation.id, reason: "because" });
    for (const id of reservation.holdIds) {
      const hold = holds.get(id);
      if (hold) this.expected.freed(hold);
    }
    return "done";
  }

  /** A day goes by: whatever is only held or reserved is free again, and no order is in time any more. */
  private async clock(): Promise<"done"> {
    const { rows } = this.cast.house;
    const day = "interval '1 day'";
    await rows(
      `UPDATE hold SET held_until = held_until - ${day}, latest_until = latest_until - ${day} WHERE performance_id = $1`,
      [this.performanceId],
    );
    await rows(
      `UPDATE performance_seat SET held_until = held_until - ${day}
       WHERE performance_id = $1 AND state IN ('held', 'reserved')`,
      [this.performanceId],
    );
    await rows(
      `UPDATE sales_order SET pay_by = pay_by - ${day} WHERE pay_by IS NOT NULL
         AND id IN (SELECT order_id FROM order_line WHERE performance_id = $1)`,
      [this.performanceId],
    );
    await rows(
      `UPDATE telephone_payment SET pay_by = pay_by - ${day} WHERE payment_id IN (SELECT p.id FROM payment p
         JOIN order_line l ON l.order_id = p.order_id WHERE l.performance_id = $1)`,
      [this.performanceId],
    );
    for (const hold of [...this.expected.holds.values()]) this.expected.freed(hold);
    return "done";
  }

  /** What a cart holds, priced; null where it holds nothing. */
  private async wish(
    cart: number,
    child: boolean,
    channelCode: "web" | "counter",
    code = false,
  ): Promise<PricedCart | null> {
    const { house } = this.cast;
    const held = this.expected
      .holdsOf(cart)
      .flatMap((hold) => [...hold.seats].map((ordinal) => ({ holdId: hold.id, ordinal })));
    if (held.length === 0) return null;
    const ticketTypeId = child ? house.childId : house.adultId;
    const seats = held.map((seat) => ({ ...seat, ticketTypeId }));
    const promotionCode = code ? "SAVE5" : null;
    const wish = { cartKey: this.carts[cart]!, currency, seats, channelCode, promotionCode };
    const quoted = await house.sales.quote(wish);
    if (quoted.kind !== "quote") return { held, kind: quoted.kind };
    return { held, kind: quoted.kind, wish: { ...wish, shownTotalMinor: quoted.quote.total.amountMinor } };
  }

  private async sell({ cart, child, owe }: ActOf<"sell">): Promise<"done" | "refused"> {
    const { house, supervisor } = this.cast;
    const priced = await this.wish(cart, child, "counter");
    if (!priced) return "refused";
    if (!priced.wish) throw new Error(`held seats have no price: ${priced.kind}`);
    const { shownTotalMinor } = priced.wish;
    const rest = { givenMinor: null, reference: "R", voucherCode: null, dueAt: Date.now() + 86_400_000 };
    const paidMinor = owe === "nothing" ? shownTotalMinor : Math.floor(shownTotalMinor / 3);
    const outcome = await house.sales.sellAtCounter({
      ...priced.wish,
      tenders: [
        ...cash(paidMinor),
        ...(owe === "nothing" ? [] : [{ kind: "invoice" as const, amountMinor: shownTotalMinor - paidMinor, ...rest }]),
      ],
      keepTickets: owe === "part",
      customer: { name: "韩梅梅", phone: null, email: null },
      idempotencyKey: randomUUID(),
      seller: supervisor,
    });
    if (outcome.kind !== "sold") throw new Error(`held seats were not sold: ${JSON.stringify(outcome)}`);
    this.expected.sold(outcome.orderId, priced.held);
    return "done";
  }

  private async checkout({ cart, child, code }: ActOf<"checkout">): Promise<"done" | "refused"> {
    const { house } = this.cast;
    const priced = await this.wish(cart, child, "web", code);
    if (!priced) return "refused";
    if (!priced.wish) throw new Error(`held seats have no price: ${priced.kind}`);
    const outcome = await house.sales.checkout({
      ...priced.wish,
      provider: "bank",
      contact: { name: "A", email: "a@b.cn", phone: null, locale: "en" },
      idempotencyKey: randomUUID(),
    });
    if (outcome.kind !== "started") throw new Error(`held seats were not ordered: ${JSON.stringify(outcome)}`);
    this.expected.payments.push({
      id: outcome.paymentId,
      orderId: outcome.orderId,
      amountMinor: priced.wish.shownTotalMinor,
      state: "open",
      seats: priced.held,
    });
    return "done";
  }

  /** The bank's word about a payment, perhaps from two sides at once. */
  private async bank(act: ActOf<"bank">): Promise<"done" | "refused"> {
    const payment = this.paymentOf(act.pick);
    if (!payment || (payment.state === "authorised" && act.says === "declined")) return "refused";
    const before = payment.state;
    const canHave = payment.seats.every(({ ordinal, holdId }) => this.expected.canSell(ordinal, holdId));
    const outcomes = await Promise.all([
      this.say(payment, act.says),
      ...(act.twice ? [this.say(payment, act.says)] : []),
    ]);
    const settled = before === "captured" || before === "given-back" || before === "authorised";
    const first = settled
      ? "settled-before"
      : act.says === "declined"
        ? before === "declined"
          ? "settled-before"
          : "declined"
        : canHave
          ? "paid"
          : act.says === "captured"
            ? "given-back"
            : "let-go";
    // Somebody who is let go is let go again; everything else is settled once.
    const again = first === "let-go" ? "let-go" : "settled-before";
    expect([...outcomes].sort()).toEqual([first, ...(act.twice ? [again] : [])].sort());
    this.settled(payment, act.says, first);
    return first === "settled-before" ? "refused" : "done";
  }

  private paymentOf(pick: number): ExpectedPayment | undefined {
    const { payments } = this.expected;
    return payments[pick % Math.max(1, payments.length)];
  }

  private say(payment: ExpectedPayment, says: ActOf<"bank">["says"]) {
    return this.cast.house.sales.settlePayment("bank", {
      ...{ paymentId: payment.id, providerReference: `ref-${payment.id}`, result: says },
      ...{ amountMinor: payment.amountMinor, currency },
    });
  }

  private settled(payment: ExpectedPayment, says: ActOf<"bank">["says"], outcome: string): void {
    if (outcome === "paid") this.expected.sold(payment.orderId, payment.seats);
    if (outcome === "paid") payment.state = says === "authorised" ? "authorised" : "captured";
    else if (outcome === "given-back") payment.state = "given-back";
    else if (outcome === "declined" || outcome === "let-go") payment.state = "declined";
    else if (says === "captured" && payment.state === "authorised") payment.state = "captured";
  }

  /** A buyer, another buyer or a seller, and the bank, all at once: whoever is told yes has it, and nobody else. */
  private async rush({ acts: [first, second, word] }: ActOf<"rush">): Promise<"done"> {
    const payment = word.says === "declined" ? undefined : this.paymentOf(word.pick);
    const open = payment?.state === "open" ? payment : undefined;
    const selling = second.kind === "sell" ? await this.wish(second.cart, second.child, "counter") : null;
    const sale = selling?.wish && {
      ...selling.wish,
      givenMinor: selling.wish.shownTotalMinor,
      idempotencyKey: randomUUID(),
      seller: this.cast.supervisor,
    };
    const [held, other, word2] = await Promise.all([
      this.askForSeats(first.cart, first.seats),
      second.kind === "hold" ? this.askForSeats(second.cart, second.seats) : sale && this.cast.house.sellForCash(sale),
      open && this.say(open, word.says),
    ]);
    if (open && word2) this.settled(open, word.says, word2);
    if (other?.kind === "sold") this.expected.sold(other.orderId, selling!.held);
    if (other?.kind === "held" && second.kind === "hold") this.expected.held(other.hold.id, second.cart, second.seats);
    if (held.kind === "held") this.expected.held(held.hold.id, first.cart, first.seats);
    return "done";
  }
}
