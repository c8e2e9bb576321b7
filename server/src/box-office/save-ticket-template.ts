import { openTemplate, type TemplateProblem } from "@parterre/ticket-print";
import { validate as isUuid, v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import { boxOfficeTexts } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { type NotDone, notDone } from "./refused.ts";
import {
  findTemplateVersions,
  insertTemplate,
  insertTemplateVersion,
  lockTemplate,
  saveTemplateUse,
  type TemplateUseRow,
  type TemplateVersionRow,
  useSubjects,
} from "./template.store.ts";

const mostDocumentChars = 500_000;

export interface TemplateToSave {
  /** Null: a new one. */
  readonly id: string | null;
  /** Of a new one. */
  readonly name: string;
  /** JSON of a TicketTemplate. */
  readonly document: string;
}

export interface TemplateWrong {
  readonly kind: "template-wrong";
  readonly problems: readonly TemplateProblem[];
}

/** Saves a template as its next version. One with errors is refused with all of them. */
export async function saveTicketTemplate(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  saving: TemplateToSave,
): Promise<TemplateVersionRow | NotDone | TemplateWrong> {
  const opened = openTemplate(parsed(saving.document));
  const errors = opened.problems.filter(({ severity }) => severity === "error");
  if (!opened.template || errors.length > 0) return { kind: "template-wrong", problems: opened.problems };
  const { template } = opened;
  const name = saving.name.trim();
  if (saving.id === null && (name === "" || name.length > 80)) return notDone(boxOfficeTexts.templateName, "name");
  if (saving.id !== null && !isUuid(saving.id)) return notDone(boxOfficeTexts.noTemplate, "id");
  return database.inTransaction(async (tx): Promise<TemplateVersionRow | NotDone> => {
    const id = saving.id ?? (await insertTemplate(tx, uuid(), name));
    if (id === null) return notDone(boxOfficeTexts.templateExists, "name");
    if (!(await lockTemplate(tx, id))) return notDone(boxOfficeTexts.noTemplate, "id");
    const number = await insertTemplateVersion(tx, id, template, actor.staffId);
    await audit(tx, {
      actor,
      act: "ticket-template.save",
      subjectKind: "ticket-template",
      subjectId: id,
      details: { number, stock: template.stock.code },
    });
    return (await findTemplateVersions(tx, id))[0]!;
  });
}

function parsed(document: string): unknown {
  if (document.length > mostDocumentChars || document.includes("\\u0000")) return null;
  try {
    return JSON.parse(document);
  } catch {
    return null;
  }
}

export interface TemplateUse {
  readonly templateId: string;
  readonly eventId: string | null;
  readonly ticketTypeId: string | null;
}

/** Says what a template is for: an event, a ticket type, both or neither, on the paper that it was drawn for. */
export async function useTicketTemplate(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  use: TemplateUse,
): Promise<TemplateUseRow | NotDone> {
  if (!isUuid(use.templateId)) return notDone(boxOfficeTexts.noTemplate, "templateId");
  if (use.eventId !== null && !isUuid(use.eventId)) return notDone(boxOfficeTexts.noEvent, "eventId");
  if (use.ticketTypeId !== null && !isUuid(use.ticketTypeId))
    return notDone(boxOfficeTexts.noTicketType, "ticketTypeId");
  return database.inTransaction(async (tx): Promise<TemplateUseRow | NotDone> => {
    const [version] = await findTemplateVersions(tx, use.templateId);
    if (!version) return notDone(boxOfficeTexts.noTemplate, "templateId");
    const found = await useSubjects(tx, use.eventId, use.ticketTypeId);
    if (!found.event) return notDone(boxOfficeTexts.noEvent, "eventId");
    if (!found.type) return notDone(boxOfficeTexts.noTicketType, "ticketTypeId");
    const saved = await saveTemplateUse(tx, {
      id: uuid(),
      template_id: use.templateId,
      event_id: use.eventId,
      ticket_type_id: use.ticketTypeId,
      stock_code: version.stock_code,
    });
    await audit(tx, {
      actor,
      act: "ticket-template.use",
      subjectKind: "ticket-template",
      subjectId: use.templateId,
      details: { ...use, stock: version.stock_code },
    });
    return saved;
  });
}
