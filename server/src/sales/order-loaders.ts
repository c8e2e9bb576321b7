import DataLoader from "dataloader";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import type { LoaderCache } from "../platform/graphql/index.ts";
import { type OrderAccount, sumAccounts } from "./account/account.store.ts";
import type { OrderAct } from "./account/order-act.entity.ts";
import type { TicketHolder } from "./identities/ticket-holder.entity.ts";
import { findHoldersOfLines } from "./identities/ticket-holder.store.ts";
import { type OrderLineType, toOrderLineType } from "./order.type.ts";
import type { OrderCharge } from "./order-charge.entity.ts";
import type { OrderLine } from "./order-line.entity.ts";
import {
  countUsesOfPromotions,
  findActsOfOrders,
  findChargesOfOrders,
  findLinesByIds,
  findLinesOfOrders,
  findOrdersByIds,
  findPaymentsOfOrders,
  findRefundsOfOrders,
} from "./order-reads.store.ts";
import type { PaymentRecord } from "./payment.entity.ts";
import type { RefundRecord } from "./refund.entity.ts";
import type { SalesOrder } from "./sales-order.entity.ts";

/** Everything that belongs to orders, one statement for all orders of a request. */
export class OrderLoaders {
  private readonly orders = Symbol("orders");
  private readonly lines = Symbol("lines of orders");
  private readonly linesById = Symbol("order lines");
  private readonly holders = Symbol("ticket holders");
  private readonly charges = Symbol("charges of orders");
  private readonly uses = Symbol("uses of promotions");
  private readonly payments = Symbol("payments of orders");
  private readonly refunds = Symbol("refunds of orders");
  private readonly accounts = Symbol("accounts of orders");
  private readonly acts = Symbol("acts of orders");

  constructor(private readonly database: Database) {}

  order(loaders: LoaderCache, id: string): Promise<SalesOrder | null> {
    return this.one(loaders, this.orders, findOrdersByIds).load(id);
  }

  linesOf(loaders: LoaderCache, orderId: string): Promise<OrderLine[]> {
    return this.many(loaders, this.lines, findLinesOfOrders).load(orderId);
  }

  /** A line with its money, for a field of another slice. */
  async line(loaders: LoaderCache, id: string): Promise<OrderLineType | null> {
    const line = await this.one(loaders, this.linesById, findLinesByIds).load(id);
    const order = line && (await this.order(loaders, line.orderId));
    return line && order ? toOrderLineType(line, order.currency) : null;
  }

  /** Whom a line's ticket is for; null where nobody was asked. */
  holderOf(loaders: LoaderCache, lineId: string): Promise<TicketHolder | null> {
    return this.one(loaders, this.holders, async (tx, ids) =>
      (await findHoldersOfLines(tx, ids)).map((holder) => ({ ...holder, id: holder.orderLineId })),
    ).load(lineId);
  }

  chargesOf(loaders: LoaderCache, orderId: string): Promise<OrderCharge[]> {
    return this.many(loaders, this.charges, findChargesOfOrders).load(orderId);
  }

  /** Orders that use a promotion's code. */
  async usesOf(loaders: LoaderCache, promotionId: string): Promise<number> {
    return (await this.one(loaders, this.uses, countUsesOfPromotions).load(promotionId))?.uses ?? 0;
  }

  paymentsOf(loaders: LoaderCache, orderId: string): Promise<PaymentRecord[]> {
    return this.many(loaders, this.payments, findPaymentsOfOrders).load(orderId);
  }

  refundsOf(loaders: LoaderCache, orderId: string): Promise<RefundRecord[]> {
    return this.many(loaders, this.refunds, findRefundsOfOrders).load(orderId);
  }

  async accountOf(loaders: LoaderCache, orderId: string): Promise<OrderAccount> {
    const account = await this.one(loaders, this.accounts, sumAccounts).load(orderId);
    return account ?? { id: orderId, owedMinor: 0, paidMinor: 0 };
  }

  actsOf(loaders: LoaderCache, orderId: string): Promise<OrderAct[]> {
    return this.many(loaders, this.acts, findActsOfOrders).load(orderId);
  }

  private one<Row extends { id: string }>(
    loaders: LoaderCache,
    key: symbol,
    find: (tx: EntityTransaction, ids: readonly string[]) => Promise<Row[]>,
  ): DataLoader<string, Row | null> {
    return loaders.get<string, Row | null>(
      key,
      () =>
        new DataLoader(async (ids) => {
          const rows = await this.database.read((tx) => find(tx, ids));
          const byId = new Map(rows.map((row) => [row.id, row]));
          return ids.map((id) => byId.get(id) ?? null);
        }),
    );
  }

  private many<Row extends { orderId: string }>(
    loaders: LoaderCache,
    key: symbol,
    find: (tx: EntityTransaction, orderIds: readonly string[]) => Promise<Row[]>,
  ): DataLoader<string, Row[]> {
    return loaders.get<string, Row[]>(
      key,
      () =>
        new DataLoader(async (orderIds) => {
          const rows = await this.database.read((tx) => find(tx, orderIds));
          return orderIds.map((orderId) => rows.filter((row) => row.orderId === orderId));
        }),
    );
  }
}
