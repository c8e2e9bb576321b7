import type { Currency } from "@parterre/money";
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { validate as isUuid } from "uuid";
import { type Identity, may, type RequestContext, type StaffActor, StaffMemberType } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import { CurrencyEnum } from "../../platform/graphql/index.ts";
import { toBoxOfficeRefused } from "../box-office-results.type.ts";
import { findCounter } from "../counter.store.ts";
import { CounterType, toCounterType } from "../counter.type.ts";
import { isNotDone } from "../refused.ts";
import { closeShift } from "./close-shift.ts";
import { moveCash } from "./move-cash.ts";
import { openShift } from "./open-shift.ts";
import { expectedInDrawer } from "./shift.rules.ts";
import {
  findOpenShiftAt,
  findOpenShiftOf,
  findRecentShifts,
  findReports,
  findShiftCash,
  findShifts,
} from "./shift.store.ts";
import {
  DrawerCashType,
  ShiftFiguresType,
  ShiftReportType,
  ShiftType,
  toDrawerCashType,
  toShiftFiguresType,
  toShiftReportType,
  toShiftType,
} from "./shift.type.ts";
import { CloseShiftInput, MoveCashInput, OpenShiftInput } from "./shift-inputs.type.ts";
import { readFigures, type ShiftReport } from "./shift-report.ts";
import {
  CashMovedType,
  CloseShiftResult,
  MoveCashResult,
  OpenShiftResult,
  ShiftClosedType,
  ShiftOpenedType,
} from "./shift-results.type.ts";

/** Shifts of a counter that can be looked at. */
const mostRecent = 50;

@Resolver()
export class ShiftsResolver {
  constructor(private readonly database: Database) {}

  @Authorized("shifts.work")
  @Query(() => ShiftType, { nullable: true, description: "My open shift; null: none is." })
  async myShift(@Ctx() { actor }: RequestContext): Promise<ShiftType | null> {
    const row = await this.database.read((tx) => findOpenShiftOf(tx, (actor as StaffActor).staffId));
    return row && toShiftType(row);
  }

  @Authorized("shifts.work")
  @Query(() => ShiftType, {
    nullable: true,
    description: "A shift of mine, or for those who supervise of anybody; null: there is none.",
  })
  async shift(
    @Arg("id", () => ID, { description: "Its identity." }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<ShiftType | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.database.read((tx) => findShifts(tx, [id]));
    const mayRead = row?.seller_id === (actor as StaffActor).staffId || may(actor, "shifts.supervise");
    return row && mayRead ? toShiftType(row) : null;
  }

  @Authorized("shifts.work")
  @Mutation(() => OpenShiftResult, { description: "Opens my shift at a counter, with what is in its drawer." })
  async openShift(
    @Arg("input", () => OpenShiftInput, { description: "Where, and the float." }) input: OpenShiftInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof OpenShiftResult> {
    const outcome = await openShift(this.database, actor as StaffActor, input);
    if (isNotDone(outcome)) return toBoxOfficeRefused(outcome);
    return Object.assign(new ShiftOpenedType(), { shift: toShiftType(outcome) });
  }

  @Authorized("shifts.work")
  @Mutation(() => MoveCashResult, { description: "Notes cash put into a drawer or taken out of it beside sales." })
  async moveCash(
    @Arg("input", () => MoveCashInput, { description: "How much, which way, and why." }) input: MoveCashInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof MoveCashResult> {
    const { id, shiftId, direction, amount, reason } = input;
    const outcome = await moveCash(this.database, actor as StaffActor, { id, shiftId, direction, reason, ...amount });
    if (isNotDone(outcome)) return toBoxOfficeRefused(outcome);
    return Object.assign(new CashMovedType(), { cash: toDrawerCashType(outcome) });
  }

  @Authorized("shifts.work")
  @Mutation(() => CloseShiftResult, {
    description: "Closes a shift with a count made without being told what should be there; keeps its report.",
  })
  async closeShift(
    @Arg("input", () => CloseShiftInput, { description: "What was counted." }) input: CloseShiftInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof CloseShiftResult> {
    const outcome = await closeShift(this.database, actor as StaffActor, { ...input, note: input.note ?? null });
    if (isNotDone(outcome)) return toBoxOfficeRefused(outcome);
    return Object.assign(new ShiftClosedType(), { shift: toShiftType(outcome) });
  }
}

@Resolver(() => ShiftType)
export class ShiftFieldsResolver {
  constructor(
    private readonly database: Database,
    private readonly identity: Pick<Identity, "loadStaffMember">,
  ) {}

  @FieldResolver(() => CounterType, { description: "Where." })
  async counter(@Root() { row }: ShiftType): Promise<CounterType> {
    const counter = await this.database.read((tx) => findCounter(tx, row.counter_id));
    if (!counter) throw new Error(`the counter of shift ${row.id} is missing`);
    return toCounterType(counter);
  }

  @FieldResolver(() => StaffMemberType, { nullable: true, description: "Who works it." })
  seller(@Root() { row }: ShiftType, @Ctx() { loaders }: RequestContext): Promise<StaffMemberType | null> {
    return this.identity.loadStaffMember(loaders, row.seller_id);
  }

  @FieldResolver(() => [DrawerCashType], {
    description: "The float and what moved beside sales, in the order of time.",
  })
  async cash(@Root() { id }: ShiftType): Promise<DrawerCashType[]> {
    return (await this.database.read((tx) => findShiftCash(tx, [id]))).map(toDrawerCashType);
  }

  @FieldResolver(() => [CurrencyEnum], {
    description: "Currencies of which cash is or was in the drawer. Says nothing of how much: the count is blind.",
  })
  async currenciesToCount(@Root() { row }: ShiftType): Promise<Currency[]> {
    const figures = await this.database.read((tx) => readFigures(tx, [row]));
    return figures.get(row.id)!.moves.map(({ currency }) => currency);
  }

  @FieldResolver(() => ShiftReportType, { nullable: true, description: "What it came to; null while it is open." })
  async report(@Root() { id }: ShiftType): Promise<ShiftReportType | null> {
    const [row] = await this.database.read((tx) => findReports(tx, [id]));
    return row ? toShiftReportType(row.document as ShiftReport) : null;
  }

  @Authorized("shifts.supervise")
  @FieldResolver(() => ShiftFiguresType, { description: "What it comes to at this moment." })
  async figures(@Root() { row }: ShiftType): Promise<ShiftFiguresType> {
    const figures = (await this.database.read((tx) => readFigures(tx, [row]))).get(row.id)!;
    return toShiftFiguresType(
      figures,
      figures.moves.map((moves) => ({ amountMinor: expectedInDrawer(moves), currency: moves.currency })),
    );
  }
}

@Resolver(() => CounterType)
export class CounterShiftsResolver {
  constructor(private readonly database: Database) {}

  @Authorized("shifts.work")
  @FieldResolver(() => ShiftType, { nullable: true, description: "The shift that is open there; null: none is." })
  async openShift(@Root() { id }: CounterType): Promise<ShiftType | null> {
    const row = await this.database.read((tx) => findOpenShiftAt(tx, id));
    return row && toShiftType(row);
  }

  @Authorized("shifts.supervise")
  @FieldResolver(() => [ShiftType], { description: "Its shifts, the newest first." })
  async shifts(
    @Root() { id }: CounterType,
    @Arg("first", () => Int, { defaultValue: 10, description: "How many, 50 at most." }) first: number,
  ): Promise<ShiftType[]> {
    const most = Math.min(Math.max(first, 0), mostRecent);
    return (await this.database.read((tx) => findRecentShifts(tx, id, most))).map(toShiftType);
  }
}
