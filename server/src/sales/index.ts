import type { FastifyInstance } from "fastify";
import type { StaffActor } from "../identity/index.ts";
import type { BuyerKeys } from "../inventory/index.ts";
import type { PaymentNotice } from "../payments/index.ts";
import type { EntityTransaction, Transaction } from "../platform/database/index.ts";
import type { LoaderCache } from "../platform/graphql/index.ts";
import type { OutboxHandler, PeriodicJob } from "../platform/jobs/index.ts";
import { OrderAccountResolver, OrderActFieldsResolver } from "./account/account-fields.resolver.ts";
import { askProviders } from "./ask-providers.ts";
import { BulkResolver } from "./bulk/bulk.resolver.ts";
import { findFreeTicketSeats } from "./bulk/free-ticket-quota.store.ts";
import { type GiveFreeTicketsCommand, type GiveFreeTicketsOutcome, giveFreeTickets } from "./bulk/give-free-tickets.ts";
import { type SetFreeTicketQuotaCommand, setFreeTicketQuota } from "./bulk/set-free-ticket-quota.ts";
import { findBuyers, findOrdersOfBuyer, forgetBuyer, hasOpenOrders, type KnownBuyer } from "./buyers.store.ts";
import {
  type CancelPerformanceCommand,
  type CancelRefusal,
  cancelPerformance,
} from "./cancellations/cancel-performance.ts";
import { type CancellationProgress, readProgress } from "./cancellations/cancellation.store.ts";
import { CancellationsResolver } from "./cancellations/cancellations.resolver.ts";
import { giveBackCancelled } from "./cancellations/give-back-cancelled.ts";
import { type CheckoutCommand, type CheckoutOutcome, checkout } from "./checkout.ts";
import { ExchangeResolver } from "./exchange/exchange.resolver.ts";
import {
  type ExchangeTicketsCommand,
  type ExchangeTicketsOutcome,
  exchangeTickets,
} from "./exchange/exchange-tickets.ts";
import { type MoveSeatCommand, type MoveSeatOutcome, moveSeat, seatMovedMessage } from "./exchange/move-seat.ts";
import { type ExchangeQuoteOutcome, type ExchangeWish, quoteExchange } from "./exchange/quote-exchange.ts";
import { tellOfSeat } from "./exchange/tell-of-seat.ts";
import type { SettleOutcome } from "./give-payment-back.ts";
import { orderLetterMessage } from "./letters/queue-letter.ts";
import { writeOrderLetter } from "./letters/write-order-letter.ts";
import {
  OrderLineFieldsResolver,
  QuoteLineFieldsResolver,
  TicketTypeOfferFieldsResolver,
  TicketTypeRefusedFieldsResolver,
} from "./line-fields.resolver.ts";
import { type GiveBackMovedCommand, type GiveBackMovedOutcome, giveBackMoved } from "./moves/give-back-moved.ts";
import { type MoveProgress, readMoveProgress } from "./moves/move.store.ts";
import { moveOrders, performanceMovedMessage } from "./moves/move-orders.ts";
import { type MovePerformanceCommand, type MoveRefusal, movePerformance } from "./moves/move-performance.ts";
import { MovedOrderResolver, MovesResolver } from "./moves/moves.resolver.ts";
import { tellOfMove } from "./moves/tell-of-move.ts";
import { type OfflineRecorded, type OfflineSaleToRecord, recordOfflineSale } from "./offline/record-offline-sale.ts";
import {
  type OrderLineType,
  type OrderType,
  type TicketHolderType,
  toOrderType,
  toTicketHolderType,
} from "./order.type.ts";
import { OrderLoaders } from "./order-loaders.ts";
import { findOrdersByIds } from "./order-reads.store.ts";
import { OrdersResolver, RefundFieldsResolver } from "./orders.resolver.ts";
import { type ChangePayLinkOutcome, cancelPayLink, sendPayLinkAgain } from "./pay-links/change-pay-link.ts";
import { type PayByLinkCommand, type PayByLinkOutcome, payByLink } from "./pay-links/pay-by-link.ts";
import { PayLinksResolver } from "./pay-links/pay-links.resolver.ts";
import {
  payLinkMessage,
  type SendPayLinkCommand,
  type SendPayLinkOutcome,
  sendPayLink,
} from "./pay-links/send-pay-link.ts";
import { tellPayLink } from "./pay-links/tell-pay-link.ts";
import { capturePaymentMessage, closePaymentMessage, refundPaymentMessage } from "./payment-messages.ts";
import { PromotionFieldsResolver } from "./promotion-fields.resolver.ts";
import { type QuoteOutcome, quoteSeats } from "./quote.ts";
import { type RecordedSale, recordSales } from "./record-sales.ts";
import { type GiveGoodwillCommand, type GiveGoodwillOutcome, giveGoodwill } from "./refunds/give-goodwill.ts";
import { quoteRefund, type RefundQuoteOutcome, type RefundWish } from "./refunds/quote-refund.ts";
import { type RefundTicketsCommand, type RefundTicketsOutcome, refundTickets } from "./refunds/refund-tickets.ts";
import { RefundsResolver } from "./refunds/refunds.resolver.ts";
import { type ReturnTicketsCommand, type ReturnTicketsOutcome, returnTickets } from "./refunds/return-tickets.ts";
import {
  findSeatLines,
  lockOrdersOf,
  type RenumberedLine,
  renumberLines,
  type SeatLine,
} from "./renumber-lines.store.ts";
import { type RetryRefundOutcome, retryRefund } from "./retry-refund.ts";
import type { InputRefusal } from "./sale-input.rules.ts";
import type { SaleWish } from "./sale-wish.ts";
import { SalesResolver } from "./sales.resolver.ts";
import { defaultSalesTiming, type SalesTiming, type SalesTools } from "./sales-dependencies.ts";
import { settlePayment } from "./settle-payment.ts";
import {
  type AskForBalanceCommand,
  type AskForBalanceOutcome,
  type AskForDifferenceCommand,
  type AskForDifferenceOutcome,
  askForBalance,
  askForDifference,
} from "./telephone/ask-telephone.ts";
import { TelephoneResolver } from "./telephone/telephone.resolver.ts";
import { capturePayment, closePayment, makeRefund } from "./tell-providers.ts";
import { type GiveUpPaymentOutcome, giveUpPayment } from "./tenders/give-up-payment.ts";
import { type IssueVoucherCommand, type IssueVoucherOutcome, issueVoucher } from "./tenders/issue-voucher.ts";
import { type RecordPaymentCommand, type RecordPaymentOutcome, recordPayment } from "./tenders/record-payment.ts";
import { type SellAtCounterCommand, type SellAtCounterOutcome, sellAtCounter } from "./tenders/sell-at-counter.ts";
import { TendersResolver } from "./tenders/tenders.resolver.ts";
import { registerWebhookRoutes } from "./webhooks.routes.ts";

export { hasSeats } from "./account/order-states.rules.ts";
export type { KnownBuyer } from "./buyers.store.ts";
export { salesEntities } from "./entities.ts";
export { makeLeasePack, makeLeaseRules } from "./offline/make-lease-pack.ts";
export { OrderLineType, OrderType, TicketHolderType } from "./order.type.ts";
export type { RecordedSale } from "./record-sales.ts";
export type { RenumberedLine, SeatLine } from "./renumber-lines.store.ts";
export { ApprovalRequiredType } from "./sales-results.type.ts";
export type { Tender } from "./tenders/tenders.rules.ts";
export type { LineToIssue, LineToReissue, TicketIssuer } from "./ticket-issuer.ts";
export type { Tills } from "./tills.ts";

export interface Sales {
  quote(wish: SaleWish): Promise<QuoteOutcome>;
  checkout(command: CheckoutCommand): Promise<CheckoutOutcome>;
  sellAtCounter(command: SellAtCounterCommand): Promise<SellAtCounterOutcome>;
  sendPayLink(command: SendPayLinkCommand): Promise<SendPayLinkOutcome>;
  payByLink(command: PayByLinkCommand): Promise<PayByLinkOutcome>;
  cancelPayLink(
    actor: StaffActor,
    command: { readonly orderId: string; readonly reason: string },
  ): Promise<ChangePayLinkOutcome>;
  sendPayLinkAgain(actor: StaffActor, orderId: string): Promise<ChangePayLinkOutcome>;
  /** What a buyer has ordered, newest first. */
  ordersOf(buyer: BuyerKeys, most: number): Promise<readonly OrderType[]>;
  /** Buyers by the beginning of what they are called by, or by an order; newest first, each once. */
  findBuyers(text: string, most: number): Promise<readonly KnownBuyer[]>;
  /** Whether something of theirs is to be paid or still to come. */
  hasOpenOrders(tx: EntityTransaction, buyer: BuyerKeys): Promise<boolean>;
  /** Takes a buyer's name and addresses off their orders. */
  forgetBuyer(tx: Transaction, buyer: BuyerKeys): Promise<void>;
  /** Everything a cart holds as complimentary or staff tickets, within the quota. */
  giveFreeTickets(command: GiveFreeTicketsCommand): Promise<GiveFreeTicketsOutcome>;
  setFreeTicketQuota(actor: StaffActor, command: SetFreeTicketQuotaCommand): Promise<InputRefusal | null>;
  /** Begins to give back every order of a performance; null when begun. */
  cancelPerformance(actor: StaffActor, command: CancelPerformanceCommand): Promise<CancelRefusal | null>;
  /** Goes on with that; runs by itself as a job. Answers how many orders it was at. */
  giveBackCancelled(signal?: AbortSignal, most?: number): Promise<number>;
  /** Null for a performance that is not cancelled. */
  cancellationProgress(performanceId: number): Promise<CancellationProgress | null>;
  /** Begins to move every order of a performance to another time or another performance; null when begun. */
  movePerformance(actor: StaffActor, command: MovePerformanceCommand): Promise<MoveRefusal | null>;
  /** Goes on with that; runs by itself as a job. Answers how many orders it was at. */
  moveOrders(signal?: AbortSignal, most?: number): Promise<number>;
  /** A buyer gives back the tickets of a performance that was moved. */
  giveBackMoved(command: GiveBackMovedCommand): Promise<GiveBackMovedOutcome>;
  /** Of the last move; null for a performance that was never moved. */
  moveProgress(performanceId: number): Promise<MoveProgress | null>;
  recordPayment(command: RecordPaymentCommand): Promise<RecordPaymentOutcome>;
  /** Has a customer's telephone pay what an order owes. */
  askForBalance(command: AskForBalanceCommand): Promise<AskForBalanceOutcome>;
  /** Has a customer's telephone pay the difference of an exchange, which is made then. */
  askForDifference(command: AskForDifferenceCommand): Promise<AskForDifferenceOutcome>;
  giveUpPayment(actor: StaffActor, paymentId: string): Promise<GiveUpPaymentOutcome>;
  issueVoucher(command: IssueVoucherCommand): Promise<IssueVoucherOutcome>;
  settlePayment(providerCode: string, notice: PaymentNotice): Promise<SettleOutcome>;
  quoteRefund(wish: RefundWish): Promise<RefundQuoteOutcome>;
  refundTickets(command: RefundTicketsCommand): Promise<RefundTicketsOutcome>;
  giveGoodwill(command: GiveGoodwillCommand): Promise<GiveGoodwillOutcome>;
  returnTickets(command: ReturnTicketsCommand): Promise<ReturnTicketsOutcome>;
  quoteExchange(wish: ExchangeWish): Promise<ExchangeQuoteOutcome>;
  exchangeTickets(command: ExchangeTicketsCommand): Promise<ExchangeTicketsOutcome>;
  moveSeat(command: MoveSeatCommand): Promise<MoveSeatOutcome>;
  retryRefund(actor: StaffActor, refundId: string): Promise<RetryRefundOutcome>;
  /** Takes paid sales made elsewhere into the books, all or none; throws when a seat cannot be had or has no price. */
  recordSales(actor: StaffActor, performanceId: number, sales: readonly RecordedSale[]): Promise<void>;
  /** Books a sale that a counter made with nobody to ask; nothing is changed when a seat could not be had. */
  recordOfflineSale(tx: Transaction, actor: StaffActor, sale: OfflineSaleToRecord): Promise<OfflineRecorded>;
  /** Settles payments whose word never came and lapses unpaid orders; runs by itself as a job. */
  askProviders(signal?: AbortSignal): Promise<number>;
  /** An order by its id, as staff see it; throws when there is none. */
  findOrder(id: string): Promise<OrderType>;
  /** A line with its money, for a field of another slice. */
  loadOrderLine(loaders: LoaderCache, id: string): Promise<OrderLineType | null>;
  /** Whom a line's ticket is for; null where nobody was asked. */
  loadTicketHolder(loaders: LoaderCache, lineId: string): Promise<TicketHolderType | null>;
  /** Every line of a performance, of orders in any state. */
  seatLines(tx: EntityTransaction, performanceId: number): Promise<readonly SeatLine[]>;
  /** Locks every order with a seat of the performance, before any hold or seat is locked. */
  lockOrdersOf(tx: Transaction, performanceId: number): Promise<void>;
  /** Gives lines of locked orders other seats and names; no price changes. */
  renumberLines(tx: Transaction, lines: readonly RenumberedLine[]): Promise<void>;
  readonly outboxHandlers: Readonly<Record<string, OutboxHandler>>;
  readonly jobs: readonly PeriodicJob[];
  /** Registers the webhooks of payment providers. */
  routes(server: FastifyInstance): Promise<void>;
  readonly resolvers: readonly object[];
}

export interface SalesDependencies
  extends Pick<
    SalesTools,
    | "database"
    | "channels"
    | "identity"
    | "venues"
    | "programme"
    | "inventory"
    | "messages"
    | "tickets"
    | "tills"
    | "providers"
    | "metrics"
    | "onTrouble"
  > {
  /** Where people reach the server; absent: addresses are relative to where the buyer is. */
  readonly publicOrigin?: string | undefined;
  readonly timing?: Partial<SalesTiming>;
}

export function createSales(dependencies: SalesDependencies): Sales {
  const { database, publicOrigin = "", timing, ...rest } = dependencies;
  const tools: SalesTools = {
    ...rest,
    database,
    timing: { ...defaultSalesTiming, ...timing },
    orderUrl: (secret) => `${publicOrigin}/orders/${secret}`,
  };
  tools.inventory.knowFreeTickets(findFreeTicketSeats);
  const loaders = new OrderLoaders(database);
  return {
    quote: (wish) =>
      database.inHotTransaction(async (tx) =>
        quoteSeats(tools, tx, await tools.inventory.holdsOfCart(tx, wish.cartKey), wish),
      ),
    checkout: (command) => checkout(tools, command),
    sellAtCounter: (command) => sellAtCounter(tools, command),
    sendPayLink: (command) => sendPayLink(tools, command),
    payByLink: (command) => payByLink(tools, command),
    cancelPayLink: (actor, command) => cancelPayLink(tools, actor, command),
    sendPayLinkAgain: (actor, orderId) => sendPayLinkAgain(tools, actor, orderId),
    ordersOf: async (buyer, most) =>
      (await database.read((tx) => findOrdersOfBuyer(tx, buyer, most))).map((order) => toOrderType(order, false)),
    findBuyers: (text, most) => database.inHotTransaction((tx) => findBuyers(tx, text, most)),
    hasOpenOrders,
    forgetBuyer,
    giveFreeTickets: (command) => giveFreeTickets(tools, command),
    setFreeTicketQuota: (actor, command) => setFreeTicketQuota(tools, actor, command),
    cancelPerformance: (actor, command) => cancelPerformance(tools, actor, command),
    giveBackCancelled: (signal, most) => giveBackCancelled(tools, signal, most),
    cancellationProgress: (performanceId) => database.read((tx) => readProgress(tx, performanceId)),
    movePerformance: (actor, command) => movePerformance(tools, actor, command),
    moveOrders: (signal, most) => moveOrders(tools, signal, most),
    giveBackMoved: (command) => giveBackMoved(tools, command),
    moveProgress: (performanceId) => database.read((tx) => readMoveProgress(tx, performanceId)),
    recordPayment: (command) => recordPayment(tools, command),
    askForBalance: (command) => askForBalance(tools, command),
    askForDifference: (command) => askForDifference(tools, command),
    giveUpPayment: (actor, paymentId) => giveUpPayment(tools, actor, paymentId),
    issueVoucher: (command) => issueVoucher(tools, command),
    settlePayment: (providerCode, notice) => settlePayment(tools, providerCode, notice),
    quoteRefund: (wish) => quoteRefund(tools, wish),
    refundTickets: (command) => refundTickets(tools, command),
    giveGoodwill: (command) => giveGoodwill(tools, command),
    returnTickets: (command) => returnTickets(tools, command),
    quoteExchange: (wish) => quoteExchange(tools, wish),
    exchangeTickets: (command) => exchangeTickets(tools, command),
    moveSeat: (command) => moveSeat(tools, command),
    retryRefund: (actor, refundId) => retryRefund(tools, actor, refundId),
    recordSales: (actor, performanceId, sales) => recordSales(tools, actor, performanceId, sales),
    recordOfflineSale: (tx, actor, sale) => recordOfflineSale(tools, tx, actor, sale),
    askProviders: (signal) => askProviders(tools, signal),
    findOrder: async (id) => {
      const [order] = await database.read((tx) => findOrdersByIds(tx, [id]));
      if (!order) throw new Error(`order ${id} is missing`);
      return toOrderType(order, false);
    },
    loadOrderLine: (cache, id) => loaders.line(cache, id),
    loadTicketHolder: async (cache, lineId) => toTicketHolderType(await loaders.holderOf(cache, lineId)),
    seatLines: findSeatLines,
    lockOrdersOf,
    renumberLines,
    outboxHandlers: {
      [refundPaymentMessage]: ({ payload }) => makeRefund(tools, (payload as { refundId: string }).refundId),
      [capturePaymentMessage]: ({ payload }) => capturePayment(tools, (payload as { paymentId: string }).paymentId),
      [payLinkMessage]: (message) => tellPayLink(tools, message),
      [seatMovedMessage]: (message) => tellOfSeat(tools, message),
      [performanceMovedMessage]: (message) => tellOfMove(tools, message),
      [orderLetterMessage]: (message) => writeOrderLetter(tools, message),
      [closePaymentMessage]: ({ payload }) => closePayment(tools, (payload as { paymentId: string }).paymentId),
    },
    jobs: [
      { name: "sales.give-back-cancelled", everyMs: 1_500, run: (signal) => giveBackCancelled(tools, signal) },
      { name: "sales.move-orders", everyMs: 1_500, run: (signal) => moveOrders(tools, signal) },
      {
        name: "sales.ask-providers",
        everyMs: 2_000,
        // Payments are claimed one by one, and no transaction is open while a provider is asked.
        locksItself: true,
        run: (signal) => askProviders(tools, signal),
      },
    ],
    routes: async (instance) => {
      registerWebhookRoutes(instance, tools);
    },
    resolvers: [
      new SalesResolver(tools),
      new OrdersResolver(database, tools.channels, tools.identity, loaders),
      new OrderAccountResolver(loaders),
      new OrderActFieldsResolver(tools.identity, tools.channels),
      new BulkResolver(tools),
      new CancellationsResolver(tools),
      new MovesResolver(tools),
      new MovedOrderResolver(tools),
      new PayLinksResolver(tools, loaders),
      new TendersResolver(tools),
      new TelephoneResolver(tools),
      new RefundsResolver(tools),
      new ExchangeResolver(tools),
      new RefundFieldsResolver(tools.identity),
      new OrderLineFieldsResolver(tools.programme, loaders),
      new QuoteLineFieldsResolver(tools.programme),
      new TicketTypeOfferFieldsResolver(tools.programme),
      new TicketTypeRefusedFieldsResolver(tools.programme),
      new PromotionFieldsResolver(loaders),
    ],
  };
}
