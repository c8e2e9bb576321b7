import type { Currency, Money } from "@parterre/money";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { CurrencyEnum, DateTime, MinorUnits, MoneyType } from "../../platform/graphql/index.ts";
import type { DrawerResult } from "./shift.rules.ts";
import type { ShiftCashRow, ShiftRow } from "./shift.store.ts";
import type { ShiftFigures, ShiftReport } from "./shift-report.ts";
import type { JournalSum, TenderSum } from "./shift-sums.store.ts";

@ObjectType("CoinCount", { description: "So many notes or coins of one value." })
export class CoinCountType {
  @Field(() => MinorUnits, { description: "What one is worth." })
  valueMinor!: number;

  @Field(() => Int, { description: "How many." })
  count!: number;
}

@ObjectType("DrawerCash", { description: "Cash put into a drawer or taken out of it beside sales." })
export class DrawerCashType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => MoneyType, { description: "How much; below zero for what was taken out." })
  amount!: Money;

  @Field(() => Boolean, { description: "Whether it is the float the shift began with." })
  isFloat!: boolean;

  @Field(() => String, { nullable: true, description: "Why; null for the float." })
  reason!: string | null;

  @Field(() => DateTime, { description: "When it was noted." })
  at!: Date;
}

@ObjectType("DrawerCount", { description: "A drawer's cash of one currency: by the books, and as it was counted." })
export class DrawerCountType {
  @Field(() => CurrencyEnum, { description: "The currency." })
  currency!: Currency;

  @Field(() => MinorUnits, { description: "Counted when the shift was opened." })
  floatMinor!: number;

  @Field(() => MinorUnits, {
    nullable: true,
    description: "What the shift before handed over; null: it handed nothing over.",
  })
  leftBeforeMinor!: number | null;

  @Field(() => MinorUnits, { description: "Cash of sales." })
  soldMinor!: number;

  @Field(() => MinorUnits, { description: "Cash given back; 0 or below." })
  givenBackMinor!: number;

  @Field(() => MinorUnits, { description: "Put in beside sales." })
  putInMinor!: number;

  @Field(() => MinorUnits, { description: "Taken out beside sales; 0 or below." })
  takenOutMinor!: number;

  @Field(() => MinorUnits, { description: "What should be there." })
  expectedMinor!: number;

  @Field(() => MinorUnits, { description: "What was counted." })
  countedMinor!: number;

  @Field(() => MinorUnits, { description: "Counted less expected: over, or (below zero) short." })
  differenceMinor!: number;

  @Field(() => [CoinCountType], { description: "Notes and coins, the largest first." })
  coins!: CoinCountType[];
}

@ObjectType("ShiftTender", { description: "Money of a shift by the way it was paid." })
export class ShiftTenderType {
  @Field(() => String, { description: "`cash`, `terminal`, `transfer`, `voucher`, or a payment provider's code." })
  tender!: string;

  @Field(() => CurrencyEnum, { description: "The currency." })
  currency!: Currency;

  @Field(() => MinorUnits, { description: "What came in." })
  inMinor!: number;

  @Field(() => MinorUnits, { description: "What went out; 0 or below." })
  outMinor!: number;

  @Field(() => Int, { description: "Payments and refunds." })
  movements!: number;
}

@ObjectType("ShiftJournal", { description: "What the journal says of a shift, by kind of entry." })
export class ShiftJournalType {
  @Field(() => String, { description: "`sale`, `discount`, `fee`, `tax`, `refund`, `exchange` …" })
  kind!: string;

  @Field(() => CurrencyEnum, { description: "The currency." })
  currency!: Currency;

  @Field(() => MinorUnits, { description: "Their sum." })
  amountMinor!: number;

  @Field(() => Int, { description: "Tickets sold less tickets given back." })
  tickets!: number;
}

@ObjectType("PaperTicketCount", { description: "Tickets on paper that came back over the counter." })
export class PaperTicketCountType {
  @Field(() => Int, { description: "By the books." })
  expected!: number;

  @Field(() => Int, { description: "As counted." })
  counted!: number;

  @Field(() => Int, { description: "Counted less expected." })
  difference!: number;
}

@ObjectType("ShiftReport", { description: "What a shift came to when it was closed. Never changes." })
export class ShiftReportType {
  @Field(() => [DrawerCountType], { description: "Cash, by currency." })
  drawers!: DrawerCountType[];

  @Field(() => [ShiftTenderType], { description: "All money, by the way it was paid." })
  tenders!: ShiftTenderType[];

  @Field(() => [ShiftJournalType], { description: "What was sold and given back, as the journal has it." })
  journal!: ShiftJournalType[];

  @Field(() => Int, { description: "Orders sold." })
  sales!: number;

  @Field(() => Int, { description: "Tickets sold." })
  ticketsSold!: number;

  @Field(() => Int, { description: "Tickets given back, exchanged or returned." })
  ticketsEnded!: number;

  @Field(() => PaperTicketCountType, { description: "Paper that came back." })
  paperTickets!: PaperTicketCountType;

  @Field(() => Boolean, { description: "Whether the cash stayed in the drawer for whoever came next." })
  handedOver!: boolean;

  @Field(() => String, { nullable: true, description: "What the person who closed it wanted to say." })
  note!: string | null;
}

@ObjectType("ShiftFigures", { description: "What a shift comes to at this moment, for those who supervise." })
export class ShiftFiguresType {
  @Field(() => Int, { description: "Orders sold." })
  sales!: number;

  @Field(() => Int, { description: "Tickets sold." })
  ticketsSold!: number;

  @Field(() => Int, { description: "Tickets given back, exchanged or returned." })
  ticketsEnded!: number;

  @Field(() => [ShiftTenderType], { description: "Money by the way it was paid." })
  tenders!: ShiftTenderType[];

  @Field(() => [MoneyType], { description: "What should be in the drawer, by currency." })
  inDrawer!: Money[];

  @Field(() => DateTime, { nullable: true, description: "When something was done last; null: nothing yet." })
  lastActAt!: Date | null;
}

@ObjectType("Shift", { description: "One person at one counter, from the float to the count." })
export class ShiftType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => DateTime, { description: "When it was opened." })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was closed; null: it is open." })
  closedAt!: Date | null;

  /** Not fields: what field resolvers load by. */
  row!: ShiftRow;
}

export function toShiftType(row: ShiftRow): ShiftType {
  return Object.assign(new ShiftType(), { id: row.id, openedAt: row.opened_at, closedAt: row.closed_at, row });
}

export function toDrawerCashType(row: ShiftCashRow): DrawerCashType {
  const { id, reason, at, kind, currency } = row;
  return Object.assign(new DrawerCashType(), {
    ...{ id, reason, at },
    amount: { amountMinor: Number(row.amount_minor), currency },
    isFloat: kind === "float",
  });
}

const toTender = (sum: TenderSum) => Object.assign(new ShiftTenderType(), sum);

export function toShiftReportType(report: ShiftReport): ShiftReportType {
  const { sales, ticketsSold, ticketsEnded, handedOver, note } = report;
  return Object.assign(new ShiftReportType(), {
    ...{ sales, ticketsSold, ticketsEnded, handedOver, note },
    drawers: report.drawers.map((drawer: DrawerResult) =>
      Object.assign(new DrawerCountType(), {
        ...drawer,
        coins: drawer.coins.map((coin) => Object.assign(new CoinCountType(), coin)),
      }),
    ),
    tenders: report.tenders.map(toTender),
    journal: report.journal.map((sum: JournalSum) => Object.assign(new ShiftJournalType(), sum)),
    paperTickets: Object.assign(new PaperTicketCountType(), report.paperTickets),
  });
}

export function toShiftFiguresType({ acts, tenders }: ShiftFigures, inDrawer: readonly Money[]): ShiftFiguresType {
  const { sales, ticketsSold, ticketsEnded, lastActAt } = acts;
  return Object.assign(new ShiftFiguresType(), {
    ...{ sales, ticketsSold, ticketsEnded, lastActAt, inDrawer },
    tenders: tenders.map(toTender),
  });
}
