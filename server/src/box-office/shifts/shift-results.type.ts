import { createUnionType, Field, ObjectType } from "type-graphql";
import { BoxOfficeRefusedType } from "../box-office-results.type.ts";
import { DrawerCashType, ShiftType } from "./shift.type.ts";

@ObjectType("ShiftOpened", { description: "The shift is open." })
export class ShiftOpenedType {
  @Field(() => ShiftType, { description: "The shift." })
  shift!: ShiftType;
}

@ObjectType("CashMoved", { description: "The books have it." })
export class CashMovedType {
  @Field(() => DrawerCashType, { description: "What was noted." })
  cash!: DrawerCashType;
}

@ObjectType("ShiftClosed", { description: "The shift is closed, and its report is kept." })
export class ShiftClosedType {
  @Field(() => ShiftType, { description: "The shift, with its report." })
  shift!: ShiftType;
}

export const OpenShiftResult = createUnionType({
  name: "OpenShiftResult",
  description: "The shift, or why there is none.",
  types: () => [ShiftOpenedType, BoxOfficeRefusedType] as const,
});
export const MoveCashResult = createUnionType({
  name: "MoveCashResult",
  description: "What was noted, or why nothing was.",
  types: () => [CashMovedType, BoxOfficeRefusedType] as const,
});
export const CloseShiftResult = createUnionType({
  name: "CloseShiftResult",
  description: "The closed shift, or why it is open still.",
  types: () => [ShiftClosedType, BoxOfficeRefusedType] as const,
});
