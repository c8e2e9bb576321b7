import { randomUUID } from "node:crypto";
import { type Currency, majorText, money, parseMajor } from "@parterre/money";
import { isRefused } from "../../src/programme/index.ts";
import type { SellingHouse } from "../selling-house.ts";
import type { Act, Outcome, Story, Ways } from "./story.ts";

const key = () => randomUUID() as string;
const inDays = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * 86_400_000);
const text = (both: string) => ({ zh: both, en: both });
const everyChannel = ["web", "counter", "phone", "partner"];

/** What any act answers, as far as it may be a refusal. */
interface Answer {
  readonly kind?: string;
  readonly field?: string | null;
  readonly refusal?: { readonly breach: string };
}
const refusals = new Set(["type-refused", "not-priced", "not-done", "refused", "quota", "lost"]);

/** Carries out an example on a performance of its own, act by act, and says what came of each. */
export class StoryTeller {
  private performanceId = 0;
  private orderId: string | null = null;
  private cartKey = "";
  private paymentId = "";
  private voucherCode = "";
  private repricedMinor = 0;
  private readonly nextOf = { A: 0, B: 40 };
  private readonly currency: Currency;

  constructor(
    private readonly house: SellingHouse,
    story: Story,
  ) {
    this.currency = story.currency ?? "CNY";
  }

  get performance(): number {
    return this.performanceId;
  }

  async begin(): Promise<void> {
    await this.house.programme.removeFee(this.house.admin, "refund");
    await this.limit({ type: "student" });
    this.performanceId = await this.house.openPerformance();
    await this.house.rows(
      `INSERT INTO price (performance_id, list_code, zone_id, ticket_type_id, currency, amount_minor)
       SELECT p.performance_id, p.list_code, p.zone_id, t.id, p.currency, p.amount_minor
       FROM price p JOIN ticket_type a ON a.id = p.ticket_type_id AND a.code = 'adult'
       CROSS JOIN ticket_type t WHERE p.performance_id = $1 AND t.code IN ('complimentary', 'staff', 'student')`,
      [this.performanceId],
    );
    this.house.programme.forgetSellingFacts(this.performanceId);
  }

  /** Carries out an act; answers why it was refused, or null. */
  async carryOut(act: Act): Promise<string | null> {
    const answer = (await this.outcomeOf(act)) as Answer | null;
    if (!answer || (answer.kind && !refusals.has(answer.kind))) return null;
    return answer.refusal?.breach ?? answer.field ?? answer.kind ?? "refused";
  }

  /** What the books say now, of what the outcome names. */
  async stateOf(wanted: Outcome): Promise<Outcome> {
    const [sums] = await this.house.rows(
      `SELECT (SELECT coalesce(sum(amount_minor), 0) FROM journal_entry WHERE order_id = $1) AS owed,
         (SELECT coalesce(sum(amount_minor), 0) FROM money_movement WHERE order_id = $1) AS paid,
         (SELECT coalesce(sum(tax_minor), 0) FROM journal_entry WHERE order_id = $1) AS tax,
         (SELECT coalesce(sum(face_minor), 0) FROM order_line WHERE order_id = $1 AND state = 'live') AS face,
         (SELECT state FROM sales_order WHERE id = $1) AS state,
         (SELECT count(*)::int FROM ticket WHERE order_id = $1 AND live) AS tickets,
         (SELECT s.state::text FROM performance_seat s JOIN order_line l ON l.order_id = $1 AND l.position = 1
            AND (s.performance_id, s.ordinal) = (l.performance_id, l.ordinal)) AS seat,
         (SELECT most - given FROM free_ticket_quota WHERE performance_id = $2) AS quota`,
      [this.orderId, this.performanceId],
    );
    const now: Record<keyof Outcome, unknown> = {
      ...{ owed: this.major(sums.owed), paid: this.major(sums.paid), state: sums.state, seat: sums.seat },
      ...{ tickets: sums.tickets, quota: sums.quota, refused: undefined },
      repriced: this.major(this.repricedMinor),
      ...{ tax: this.major(sums.tax), face: this.major(sums.face) },
      journal: await this.sumsBy(
        "SELECT kind AS key, sum(amount_minor) FROM journal_entry WHERE order_id = $1 GROUP BY 1",
      ),
      money: await this.sumsBy(
        "SELECT tender AS key, sum(amount_minor) FROM money_movement WHERE order_id = $1 GROUP BY 1",
      ),
      voucher: await this.balanceOfVoucher(),
    };
    return Object.fromEntries(Object.keys(wanted).map((name) => [name, now[name as keyof Outcome]]));
  }

  private async outcomeOf(act: Act): Promise<object | null> {
    if (act.sell) return this.sell(act);
    if (act.reserve) return this.reserve(act.reserve);
    if (act.give) return this.give(act.give);
    if (act.checkout) return this.checkout(act.checkout, act.email);
    if (act.bankPays) return this.bankPays();
    if (act.holdsRunOut) return this.house.age(86_400_000).then(() => null);
    if (act.somebodyElseTakes) return this.somebodyElseTakes();
    if (act.collect) return this.house.sales.recordPayment({ ...this.command(), tenders: this.tenders(act.collect) });
    if (act.refund) return this.refund(act.refund);
    if (act.return) {
      const lineIds = await this.lines(act.return);
      return this.house.sales.returnTickets({ ...this.command(), lineIds, keepSeatsOff: false });
    }
    if (act.goodwill) {
      return this.house.sales.giveGoodwill({ ...this.command(), amountMinor: this.minor(act.goodwill) });
    }
    if (act.exchange) return this.exchange(act.exchange, act);
    return this.settle(act);
  }

  /** What the house or the performance does. */
  private async settle(act: Act): Promise<object | null> {
    const { house, performanceId } = this;
    if (act.issueVoucher) return this.issueVoucher(act.issueVoucher);
    if (act.setQuota !== undefined) {
      const ticketTypeId = await this.typeId("complimentary");
      return house.sales.setFreeTicketQuota(house.admin, { performanceId, ticketTypeId, most: act.setQuota });
    }
    if (act.onlyIn) {
      await house.rows("DELETE FROM price WHERE performance_id = $1 AND currency <> $2", [performanceId, act.onlyIn]);
      house.programme.forgetSellingFacts(performanceId);
      return null;
    }
    if (act.limit) return this.limit(act.limit);
    if (act.groupPrice) return this.setGroupPrice(act.groupPrice);
    if (act.keepsLostDiscounts) {
      const policy = { performanceId, keepsSaleFees: false, keepsLostDiscounts: true };
      const stages = [{ beforeMs: 0, percentBp: null, fixed: [], cap: [] }];
      const saved = await house.programme.saveRefundPolicy(house.admin, { ...policy, stages });
      house.programme.forgetSellingFacts(performanceId);
      return isRefused(saved) ? saved : null;
    }
    if (act.refundFee) return this.setRefundFee(act.refundFee);
    if (act.cancel) {
      const refused = await house.sales.cancelPerformance(house.admin, { performanceId, reason: "The singer is ill" });
      await house.sales.giveBackCancelled();
      return refused;
    }
    const toPerformanceId = act.moveToOther ? await house.openPerformance() : null;
    const startsAt = act.moveByDays ? inDays(act.moveByDays) : null;
    const move = { performanceId, toPerformanceId, startsAt, reason: "The stage is flooded", refundUntil: inDays(5) };
    const refused = await house.sales.movePerformance(house.admin, move);
    await house.sales.moveOrders();
    return refused;
  }

  private async sell(act: Act) {
    const seats = act.sell === "reserved" ? await this.heldSeats(["A adult", "A adult"]) : await this.hold(act.sell!);
    const wish = { cartKey: this.cartKey, currency: this.currency, seats, channelCode: "counter" };
    const quoted = await this.house.sales.quote(wish);
    const shownTotalMinor = quoted.kind === "quote" ? quoted.quote.total.amountMinor : 0;
    const sold = await this.house.sales.sellAtCounter({
      ...{ ...wish, shownTotalMinor, tenders: this.tenders(act.pay ?? {}), keepTickets: act.keepTickets ?? false },
      ...{ customer: { name: "Li", phone: null, email: act.email ?? null }, idempotencyKey: key() },
      seller: this.house.admin,
    });
    if (sold.kind === "sold") this.orderId = sold.orderId;
    return sold;
  }

  private async reserve(wanted: readonly string[]) {
    await this.hold(wanted);
    const customer = { name: "Li", phone: "13800000000", email: null, note: null };
    const reserved = await this.house.inventory.reserveSeats(this.house.admin, {
      ...{ cartKey: this.cartKey, customer, deadline: inDays(2) },
    });
    if (reserved.kind !== "reserved") return reserved;
    const [row] = await this.house.rows("SELECT cart_key FROM reservation WHERE id = $1", [reserved.id]);
    this.cartKey = row.cart_key;
    return reserved;
  }

  private async give(wanted: readonly string[]) {
    await this.hold(wanted);
    const given = await this.house.sales.giveFreeTickets({
      ...{ cartKey: this.cartKey, ticketTypeId: await this.typeId(wanted[0]!.slice(2)), currency: this.currency },
      ...{ reason: "Press night", recipient: { name: "Morning Post", phone: null, email: null } },
      ...{ channelCode: "counter", approvalToken: null, idempotencyKey: key(), actor: this.house.admin },
    });
    if (given.kind === "given") this.orderId = given.orderId;
    return given;
  }

  private async checkout(wanted: readonly string[], email = "li@example.org") {
    const seats = await this.hold(wanted);
    const wish = { cartKey: this.cartKey, currency: this.currency, seats, channelCode: "web" };
    const quoted = await this.house.sales.quote(wish);
    const shownTotalMinor = quoted.kind === "quote" ? quoted.quote.total.amountMinor : 0;
    const started = await this.house.sales.checkout({
      ...{ ...wish, shownTotalMinor, provider: "bank", idempotencyKey: key() },
      contact: { name: "Li", email, phone: null, locale: "zh" },
    });
    if (started.kind === "started") Object.assign(this, { orderId: started.orderId, paymentId: started.paymentId });
    return started;
  }

  private async bankPays() {
    const [{ amount }] = await this.house.rows("SELECT amount_minor AS amount FROM payment WHERE id = $1", [
      this.paymentId,
    ]);
    const paid = { paymentId: this.paymentId, providerReference: `ref-${this.paymentId}`, result: "captured" as const };
    await this.house.sales.settlePayment("bank", { ...paid, amountMinor: Number(amount), currency: this.currency });
    return null;
  }

  private async somebodyElseTakes() {
    const lines = await this.house.rows("SELECT ordinal FROM order_line WHERE order_id = $1", [this.orderId]);
    await this.house.hold(
      this.performanceId,
      lines.map(({ ordinal }) => ordinal),
    );
    return null;
  }

  private async refund(which: readonly number[] | "all") {
    const wish = { orderId: this.orderId!, lineIds: which === "all" ? null : await this.lines(which), waive: false };
    const quoted = await this.house.sales.quoteRefund(wish);
    const shownMoneyMinor = quoted.kind === "quote" ? quoted.quote.moneyMinor : 0;
    const remaining = quoted.kind === "quote" ? quoted.quote.remaining : [];
    this.repricedMinor = remaining.reduce((sum, each) => sum + each.repricedMinor, 0);
    return this.house.sales.refundTickets({ ...this.command(), ...wish, keepSeatsOff: false, shownMoneyMinor });
  }

  private async exchange(which: readonly number[], act: Act) {
    const seats = await this.hold(act.for ?? []);
    const wish = { orderId: this.orderId!, lineIds: await this.lines(which), cartKey: this.cartKey, seats, kept: [] };
    const quoted = await this.house.sales.quoteExchange({ ...wish, channelCode: "counter" });
    if (quoted.kind !== "exchange") return quoted;
    const shownDifferenceMinor = quoted.exchange.differenceMinor;
    const tenders = this.tenders(act.pay ?? {});
    return this.house.sales.exchangeTickets({ ...this.command(), ...wish, shownDifferenceMinor, tenders });
  }

  private async issueVoucher(amount: number) {
    const issued = await this.house.sales.issueVoucher({
      approvalToken: null,
      ...{ currency: this.currency, amountMinor: this.minor(amount), tender: "cash", validUntil: null },
      ...{ reason: "gift", idempotencyKey: key(), actor: this.house.admin, channelCode: "counter" },
    });
    if (issued.kind === "issued") this.voucherCode = issued.code!;
    return issued;
  }

  private async limit({ type, perCustomer, perPerformance }: NonNullable<Act["limit"]>) {
    const [mostPerCustomer, mostPerPerformance] = [perCustomer ?? null, perPerformance ?? null];
    const rule = { least: null, mostPerOrder: null, mostPerCustomer, mostPerPerformance };
    const saved = await this.house.programme.saveTicketType(this.house.admin, {
      ...{ code: type, name: text(type), kind: "standard", channelCodes: everyChannel, proof: null, position: 2 },
      ...{ onOffer: true, ...rule },
    });
    return isRefused(saved) ? saved : null;
  }

  private async setGroupPrice({ from, price }: NonNullable<Act["groupPrice"]>) {
    const saved = await this.house.programme.saveTicketType(this.house.admin, {
      ...{ code: "group", name: text("Group"), kind: "group", channelCodes: everyChannel, proof: null, position: 7 },
      ...{ onOffer: true, least: from, mostPerOrder: null, mostPerCustomer: null, mostPerPerformance: null },
    });
    await this.house.rows(
      `INSERT INTO price (performance_id, list_code, zone_id, ticket_type_id, currency, amount_minor)
       SELECT p.performance_id, p.list_code, p.zone_id, t.id, p.currency, $2
       FROM price p JOIN ticket_type a ON a.id = p.ticket_type_id AND a.code = 'adult'
       CROSS JOIN ticket_type t WHERE p.performance_id = $1 AND t.code = 'group'`,
      [this.performanceId, this.minor(price)],
    );
    this.house.programme.forgetSellingFacts(this.performanceId);
    return isRefused(saved) ? saved : null;
  }

  private async setRefundFee({ perTicket, taxPercent, included }: NonNullable<Act["refundFee"]>) {
    const tax = {
      ...{ code: "vat", country: "CN", name: text("VAT"), included, rounding: "half_up" as const },
      rates: [{ ratePpm: taxPercent * 10_000, validFrom: new Date(0) }],
    };
    await this.house.programme.saveTax(this.house.admin, tax);
    const saved = await this.house.programme.saveFee(this.house.admin, {
      ...{ code: "refund", kind: "refund", name: text("Refund fee"), channelCodes: everyChannel, basis: "per_ticket" },
      ...{ fixed: [{ amountMinor: this.minor(perTicket), currency: this.currency }], cap: [], percentBp: null },
      taxCode: "vat",
    });
    return isRefused(saved) ? saved : null;
  }

  /** Holds seats of their zones for a new cart; answers them as choices. */
  private async hold(wanted: readonly string[]) {
    const ordinals = wanted.map((each) => this.nextOf[each[0] as "A" | "B"]++);
    const { cartKey } = await this.house.hold(this.performanceId, ordinals);
    this.cartKey = cartKey;
    return this.heldSeats(wanted);
  }

  private async heldSeats(wanted: readonly string[]) {
    const held = await this.house.choices(this.cartKey);
    const types = await Promise.all(wanted.map((each) => this.typeId(each.slice(2))));
    return held.map((seat, index) => ({ ...seat, ticketTypeId: types[index]! }));
  }

  private command() {
    return {
      ...{ orderId: this.orderId!, actor: this.house.admin, reason: "because", approvalToken: null },
      ...{ idempotencyKey: key(), channelCode: "counter" },
    };
  }

  private tenders(ways: Ways) {
    return Object.entries(ways).map(([kind, amount]) => ({
      ...{
        kind: kind as "cash",
        amountMinor: this.minor(amount),
        givenMinor: kind === "cash" ? this.minor(amount) : null,
      },
      reference: kind === "terminal" || kind === "transfer" ? "0417" : null,
      voucherCode: kind === "voucher" ? this.voucherCode : null,
      dueAt: kind === "invoice" ? inDays(7).getTime() : null,
    }));
  }

  private async lines(which: readonly number[]): Promise<string[]> {
    const rows = await this.house.rows(
      "SELECT id FROM order_line WHERE order_id = $1 AND position = ANY($2) ORDER BY position",
      [this.orderId, which],
    );
    return rows.map(({ id }) => id);
  }

  private async typeId(code: string): Promise<string> {
    return (await this.house.rows("SELECT id FROM ticket_type WHERE code = $1", [code]))[0].id;
  }

  private async sumsBy(query: string): Promise<Ways> {
    const rows = await this.house.rows(query, [this.orderId]);
    return Object.fromEntries(
      rows.filter(({ sum }) => Number(sum) !== 0).map(({ key: name, sum }) => [name, this.major(sum)]),
    );
  }

  private async balanceOfVoucher(): Promise<number | null> {
    const [row] = await this.house.rows("SELECT balance_minor FROM voucher ORDER BY issued_at DESC LIMIT 1");
    return row ? this.major(row.balance_minor) : null;
  }

  private minor(amount: number): number {
    return parseMajor(String(amount), this.currency)!.amountMinor;
  }

  private major(amountMinor: string | number): number {
    return Number(majorText(money(Number(amountMinor), this.currency)));
  }
}
