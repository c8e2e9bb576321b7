import { createUnionType, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { type LocalisedText, RefusalType } from "../platform/graphql/index.ts";
import { ApprovalRequiredType, OrderType } from "../sales/index.ts";
import { boxOfficeTexts } from "./box-office-texts.rules.ts";
import { CounterType, PrinterType, TicketRollType } from "./counter.type.ts";
import { TicketPrintType, TicketTemplateUseType, TicketTemplateVersionType, toTicketPrintType } from "./print.type.ts";
import type { PrintRefusalCode, PrintRefused } from "./record-print.ts";
import type { NotDone } from "./refused.ts";
import type { TemplateWrong } from "./save-ticket-template.ts";

const PrintRefusalWhy = {
  NO_SUCH_TICKET: "no-such-ticket",
  NO_SUCH_PRINTER: "no-such-printer",
  NO_SUCH_TEMPLATE: "no-such-template",
  NO_SUCH_PRINT: "no-such-print",
  REVOKED: "revoked",
  ALREADY_PRINTED: "already-printed",
  IN_DOUBT: "in-doubt",
  SPOILED: "spoiled",
  HANDED_OVER: "handed-over",
  ENDED: "ended",
} as const;
registerEnumType(PrintRefusalWhy, {
  name: "PrintRefusalWhy",
  description: "Why a ticket does not go to paper.",
  valuesConfig: {
    NO_SUCH_TICKET: { description: "There is no such ticket." },
    NO_SUCH_PRINTER: { description: "The printer is not paired." },
    NO_SUCH_TEMPLATE: { description: "There is no such version of a template." },
    NO_SUCH_PRINT: { description: "There is no such attempt." },
    REVOKED: { description: "The ticket is not valid any more." },
    ALREADY_PRINTED: { description: "It is on paper." },
    IN_DOUBT: { description: "It may be on paper: a person has to look first." },
    SPOILED: { description: "Its paper was spoiled: ask for a reprint, which has another code." },
    HANDED_OVER: { description: "It was handed to another window: it is printed there, or taken back first." },
    ENDED: { description: "What became of the attempt is known already." },
  },
});

@ObjectType("BoxOfficeRefused", { implements: RefusalType, description: "Something in the input does not allow it." })
export class BoxOfficeRefusedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "Path of the input field to mend; null when it is none." })
  field!: string | null;
}

@ObjectType("PrintRefused", { implements: RefusalType, description: "The ticket does not go to paper." })
class PrintRefusedType extends RefusalType {
  @Field(() => PrintRefusalWhy, { description: "Why, for a program." })
  why!: PrintRefusalCode;

  @Field(() => TicketPrintType, { nullable: true, description: "The attempt in the way; null: none is." })
  inTheWay!: TicketPrintType | null;
}

@ObjectType("TicketTemplateProblem", { description: "Something to mend in a ticket template." })
class TicketTemplateProblemType {
  @Field(() => String, { description: "Code of the ticket-print package: `off-the-paper`, `unknown-field` …" })
  code!: string;

  @Field(() => Boolean, { description: "Whether it keeps the template from being saved." })
  isError!: boolean;

  @Field(() => String, { nullable: true, description: "The part it is about; null: the whole." })
  partId!: string | null;

  @Field(() => String, { description: "The path, field or part it is about." })
  about!: string;
}

@ObjectType("TicketTemplateWrong", { implements: RefusalType, description: "The template has errors." })
class TicketTemplateWrongType extends RefusalType {
  @Field(() => [TicketTemplateProblemType], { description: "All of them, and warnings." })
  problems!: TicketTemplateProblemType[];
}

@ObjectType("CounterRegistered", { description: "The counter is there." })
export class CounterRegisteredType {
  @Field(() => CounterType, { description: "The counter." })
  counter!: CounterType;
}

@ObjectType("PrinterPaired", { description: "The printer is known." })
export class PrinterPairedType {
  @Field(() => PrinterType, { description: "The printer." })
  printer!: PrinterType;
}

@ObjectType("StockNoted", { description: "The books have it." })
export class StockNotedType {
  @Field(() => TicketRollType, { description: "The roll as it is now." })
  roll!: TicketRollType;
}

@ObjectType("PrintNoted", { description: "The books have it." })
export class PrintNotedType {
  @Field(() => TicketPrintType, { description: "The attempt as it is now." })
  print!: TicketPrintType;
}

@ObjectType("TicketReissued", { description: "The old ticket is not valid any more; a new one waits to be printed." })
export class TicketReissuedType {
  @Field(() => ID, { description: "The new ticket." })
  ticketId!: string;

  @Field(() => OrderType, { description: "Its order, with the new ticket in it." })
  order!: OrderType;
}

@ObjectType("TicketTemplateSaved", { description: "The template has a new version." })
export class TicketTemplateSavedType {
  @Field(() => TicketTemplateVersionType, { description: "The new version." })
  version!: TicketTemplateVersionType;
}

@ObjectType("TicketTemplateUseSaved", { description: "What the template prints is set, or is not any more." })
export class TicketTemplateUseSavedType {
  @Field(() => TicketTemplateUseType, { description: "What was set, or ended." })
  use!: TicketTemplateUseType;
}

const union = <const Members extends readonly (new () => object)[]>(
  name: string,
  description: string,
  types: Members,
) => createUnionType({ name, description, types: () => types });

export const RegisterCounterResult = union("RegisterCounterResult", "The counter, or why there is none.", [
  CounterRegisteredType,
  BoxOfficeRefusedType,
]);
export const PairPrinterResult = union("PairPrinterResult", "The printer, or why it is not known.", [
  PrinterPairedType,
  BoxOfficeRefusedType,
]);
export const NoteStockResult = union("NoteStockResult", "The roll, or why nothing was noted.", [
  StockNotedType,
  BoxOfficeRefusedType,
]);
export const NotePrintResult = union("NotePrintResult", "The attempt, or why nothing was noted.", [
  PrintNotedType,
  PrintRefusedType,
]);
export const ReprintTicketResult = union("ReprintTicketResult", "The new ticket, or why there is none.", [
  TicketReissuedType,
  ApprovalRequiredType,
  PrintRefusedType,
  BoxOfficeRefusedType,
]);
export const SaveTicketTemplateResult = union("SaveTicketTemplateResult", "The new version, or what is wrong.", [
  TicketTemplateSavedType,
  TicketTemplateWrongType,
  BoxOfficeRefusedType,
]);
export const UseTicketTemplateResult = union("UseTicketTemplateResult", "What was set or ended, or why not.", [
  TicketTemplateUseSavedType,
  BoxOfficeRefusedType,
]);

export function toBoxOfficeRefused({ reason, field }: NotDone): BoxOfficeRefusedType {
  return Object.assign(new BoxOfficeRefusedType(), { reason, field });
}

export function toPrintRefused({ why, reason, print }: PrintRefused): PrintRefusedType {
  return Object.assign(new PrintRefusedType(), { why, reason, inTheWay: print && toTicketPrintType(print) });
}

export function toTemplateWrong({ problems }: TemplateWrong): TicketTemplateWrongType {
  return Object.assign(new TicketTemplateWrongType(), {
    reason: boxOfficeTexts.templateWrong as LocalisedText,
    problems: problems.map(({ code, severity, partId, about }) =>
      Object.assign(new TicketTemplateProblemType(), { code, isError: severity === "error", partId, about }),
    ),
  });
}
