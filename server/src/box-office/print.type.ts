import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime } from "../platform/graphql/index.ts";
import type { PrintDecision, PrintState } from "./print.rules.ts";
import type { PrintRow } from "./print.store.ts";
import type { TemplateUseRow, TemplateVersionRow } from "./template.store.ts";

const TicketPrintState = {
  QUEUED: "queued",
  SENT: "sent",
  CONFIRMED: "confirmed",
  FAILED: "failed",
  UNKNOWN: "unknown",
} as const;
registerEnumType(TicketPrintState, {
  name: "TicketPrintState",
  description: "Where an attempt to print a ticket stands.",
  valuesConfig: {
    QUEUED: { description: "Noted; no byte has left by then." },
    SENT: { description: "The printer has it and has not answered." },
    CONFIRMED: { description: "It is on paper: the printer or a person said so." },
    FAILED: { description: "It is not on paper, or on paper that is spoiled." },
    UNKNOWN: { description: "A person has to look." },
  },
});

export const PrintDecisionCode = { IN_HAND: "in-hand", SPOILED: "spoiled", NOT_THERE: "not-there" } as const;
registerEnumType(PrintDecisionCode, {
  name: "PrintDecision",
  description: "What a person found of a ticket whose print was in doubt.",
  valuesConfig: {
    IN_HAND: { description: "It came out whole." },
    SPOILED: { description: "It came out torn or unreadable." },
    NOT_THERE: { description: "Nothing came out." },
  },
});

export const PrintReportCode = { SENT: "sent", CONFIRMED: "confirmed", FAILED: "failed", UNKNOWN: "unknown" } as const;
registerEnumType(PrintReportCode, {
  name: "PrintReport",
  description: "What a counter can say of an attempt.",
  valuesConfig: {
    SENT: { description: "The printer has all bytes." },
    CONFIRMED: { description: "The printer answered that the ticket is out." },
    FAILED: { description: "Certainly not one byte has left." },
    UNKNOWN: { description: "Nobody can tell without looking." },
  },
});

@ObjectType("TicketPrint", { description: "One try to put one ticket on paper." })
export class TicketPrintType {
  @Field(() => ID, { description: "Its identity, chosen by the counter." })
  id!: string;

  @Field(() => ID, { description: "The ticket." })
  ticketId!: string;

  @Field(() => Int, { description: "Counts up for each ticket, from 1." })
  attempt!: number;

  @Field(() => TicketPrintState, { description: "Where it stands." })
  state!: PrintState;

  @Field(() => String, { nullable: true, description: "What went wrong: `paper-out`, `jam`, `unplugged`, `silent` …" })
  fault!: string | null;

  @Field(() => PrintDecisionCode, { nullable: true, description: "What a person said; null: nobody had to." })
  decision!: PrintDecision | null;

  @Field(() => DateTime, { description: "When it was noted, before the first byte." })
  recordedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it ended; null while it has not." })
  endedAt!: Date | null;
}

@ObjectType("TicketTemplateVersion", { description: "A ticket template as it was saved; never changed." })
export class TicketTemplateVersionType {
  @Field(() => ID, { description: "The template." })
  templateId!: string;

  @Field(() => String, { description: "The template's name." })
  name!: string;

  @Field(() => Int, { description: "Counts up with every save, from 1." })
  number!: number;

  @Field(() => String, { description: "JSON of a `TicketTemplate` of the ticket-print package." })
  document!: string;

  @Field(() => String, { description: "The kind of paper that it is drawn for." })
  stockCode!: string;

  @Field(() => DateTime, { description: "When it was saved." })
  savedAt!: Date;
}

@ObjectType("TicketTypeTemplate", { description: "What tickets of a type are printed with." })
export class TicketTypeTemplateType {
  @Field(() => ID, { description: "The ticket type." })
  ticketTypeId!: string;

  @Field(() => TicketTemplateVersionType, { description: "The template's newest version." })
  template!: TicketTemplateVersionType;
}

@ObjectType("TicketTemplateUse", { description: "What a template prints. The more it says, the stronger it is." })
export class TicketTemplateUseType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => ID, { description: "The template." })
  templateId!: string;

  @Field(() => ID, { nullable: true, description: "Only tickets of this event; null: of any." })
  eventId!: string | null;

  @Field(() => ID, { nullable: true, description: "Only tickets of this type; null: of any." })
  ticketTypeId!: string | null;

  @Field(() => String, { description: "On this kind of paper." })
  stockCode!: string;
}

export function toTicketPrintType(row: PrintRow): TicketPrintType {
  const { id, attempt, state, fault, decision } = row;
  return Object.assign(new TicketPrintType(), {
    id,
    ticketId: row.ticket_id,
    attempt,
    state,
    fault,
    decision,
    recordedAt: row.recorded_at,
    endedAt: row.ended_at,
  });
}

export function toTemplateVersionType(row: TemplateVersionRow): TicketTemplateVersionType {
  return Object.assign(new TicketTemplateVersionType(), {
    templateId: row.template_id,
    name: row.name,
    number: row.number,
    document: JSON.stringify(row.document),
    stockCode: row.stock_code,
    savedAt: row.saved_at,
  });
}

export function toTemplateUseType(row: TemplateUseRow): TicketTemplateUseType {
  return Object.assign(new TicketTemplateUseType(), {
    id: row.id,
    templateId: row.template_id,
    eventId: row.event_id,
    ticketTypeId: row.ticket_type_id,
    stockCode: row.stock_code,
  });
}
