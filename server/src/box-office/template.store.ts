import type { TicketTemplate } from "@parterre/ticket-print";
import { statement, type Transaction } from "../platform/database/index.ts";

export interface TemplateVersionRow {
  readonly template_id: string;
  readonly name: string;
  readonly number: number;
  readonly document: TicketTemplate;
  readonly stock_code: string;
  readonly saved_at: Date;
}

export interface TemplateUseRow {
  readonly id: string;
  readonly template_id: string;
  readonly event_id: string | null;
  readonly ticket_type_id: string | null;
  readonly stock_code: string;
}

const insertTemplateRow = statement<{ id: string }>(
  "box_office.insert_template",
  `INSERT INTO ticket_template (id, name) VALUES ($1, $2)
   ON CONFLICT ON CONSTRAINT ticket_template_name_unique DO NOTHING RETURNING id`,
);
const lockTemplateRow = statement<{ id: string }>(
  "box_office.lock_template",
  "SELECT id FROM ticket_template WHERE id = $1 FOR UPDATE",
);
const insertVersionRow = statement<{ number: number }>(
  "box_office.insert_template_version",
  `INSERT INTO ticket_template_version (template_id, number, document, stock_code, saved_by)
   SELECT $1, coalesce(max(number), 0) + 1, $2::jsonb, $3, $4 FROM ticket_template_version WHERE template_id = $1
   RETURNING number`,
);
const versions = `SELECT v.template_id, t.name, v.number, v.document, v.stock_code, v.saved_at
  FROM ticket_template_version v JOIN ticket_template t ON t.id = v.template_id`;
const newest = statement<TemplateVersionRow>(
  "box_office.newest_template_versions",
  `SELECT DISTINCT ON (v.name, v.template_id) v.* FROM (${versions}) v ORDER BY v.name, v.template_id, v.number DESC`,
);
const versionsOf = statement<TemplateVersionRow>(
  "box_office.template_versions",
  `${versions} WHERE v.template_id = $1 ORDER BY v.number DESC`,
);
const uses = statement<TemplateUseRow>(
  "box_office.template_uses",
  "SELECT id, template_id, event_id, ticket_type_id, stock_code FROM ticket_template_use ORDER BY id",
);
const saveUseRow = statement<TemplateUseRow>(
  "box_office.save_template_use",
  `INSERT INTO ticket_template_use (id, template_id, event_id, ticket_type_id, stock_code) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT ON CONSTRAINT ticket_template_use_once DO UPDATE SET template_id = excluded.template_id
   RETURNING id, template_id, event_id, ticket_type_id, stock_code`,
);
const deleteUseRow = statement<TemplateUseRow>(
  "box_office.delete_template_use",
  `DELETE FROM ticket_template_use WHERE id = $1
   RETURNING id, template_id, event_id, ticket_type_id, stock_code`,
);
const there = statement<{ event: boolean; type: boolean }>(
  "box_office.use_subjects_there",
  `SELECT $1::uuid IS NULL OR EXISTS (SELECT 1 FROM event WHERE id = $1) AS event,
     $2::uuid IS NULL OR EXISTS (SELECT 1 FROM ticket_type WHERE id = $2) AS type`,
);
const forTicket = statement<TemplateVersionRow & { ticket_id: string }>(
  "box_office.template_for_tickets",
  `SELECT DISTINCT ON (k.id) k.id AS ticket_id, v.template_id, t.name, v.number, v.document, v.stock_code, v.saved_at
   FROM ticket k
     JOIN order_line l ON l.id = k.order_line_id
     JOIN performance p ON p.id = k.performance_id
     JOIN ticket_template_use u ON u.stock_code = $2 AND (u.event_id IS NULL OR u.event_id = p.event_id)
       AND (u.ticket_type_id IS NULL OR u.ticket_type_id = l.ticket_type_id)
     JOIN ticket_template t ON t.id = u.template_id
     JOIN ticket_template_version v ON v.template_id = t.id
   WHERE k.id = ANY($1::uuid[])
   ORDER BY k.id, (u.event_id IS NOT NULL) DESC, (u.ticket_type_id IS NOT NULL) DESC, v.number DESC`,
);

const forTypes = statement<TemplateVersionRow & { ticket_type_id: string }>(
  "box_office.template_for_types",
  `SELECT DISTINCT ON (y.id) y.id AS ticket_type_id, v.template_id, t.name, v.number, v.document, v.stock_code, v.saved_at
   FROM performance p
     CROSS JOIN ticket_type y
     JOIN ticket_template_use u ON u.stock_code = $2 AND (u.event_id IS NULL OR u.event_id = p.event_id)
       AND (u.ticket_type_id IS NULL OR u.ticket_type_id = y.id)
     JOIN ticket_template t ON t.id = u.template_id
     JOIN ticket_template_version v ON v.template_id = t.id
   WHERE p.id = $1
   ORDER BY y.id, (u.event_id IS NOT NULL) DESC, (u.ticket_type_id IS NOT NULL) DESC, v.number DESC`,
);

/** The new template's id; null when there is one of that name. */
export async function insertTemplate(tx: Transaction, id: string, name: string): Promise<string | null> {
  return (await tx.query(insertTemplateRow, [id, name]))[0]?.id ?? null;
}

/** Whether it is there; one person saves it at a time. */
export async function lockTemplate(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.query(lockTemplateRow, [id])).length > 0;
}

/** Adds the next version; answers its number. */
export async function insertTemplateVersion(
  tx: Transaction,
  templateId: string,
  template: TicketTemplate,
  savedBy: string,
): Promise<number> {
  const values = [templateId, JSON.stringify(template), template.stock.code, savedBy];
  return (await tx.query(insertVersionRow, values))[0]!.number;
}

/** The newest version of every template, by name. */
export function findNewestVersions(tx: Transaction): Promise<TemplateVersionRow[]> {
  return tx.query(newest, []);
}

/** Newest first. */
export function findTemplateVersions(tx: Transaction, templateId: string): Promise<TemplateVersionRow[]> {
  return tx.query(versionsOf, [templateId]);
}

export function findTemplateUses(tx: Transaction): Promise<TemplateUseRow[]> {
  return tx.query(uses, []);
}

export async function saveTemplateUse(tx: Transaction, row: TemplateUseRow): Promise<TemplateUseRow> {
  return (await tx.query(saveUseRow, [row.id, row.template_id, row.event_id, row.ticket_type_id, row.stock_code]))[0]!;
}

/** The use that is gone; null when there was none. */
export async function deleteTemplateUse(tx: Transaction, id: string): Promise<TemplateUseRow | null> {
  return (await tx.query(deleteUseRow, [id]))[0] ?? null;
}

/** Whether an event and a ticket type are there; null counts as there. */
export async function useSubjects(
  tx: Transaction,
  eventId: string | null,
  ticketTypeId: string | null,
): Promise<{ readonly event: boolean; readonly type: boolean }> {
  return (await tx.query(there, [eventId, ticketTypeId]))[0]!;
}

/** The template version that each ticket is printed with on a kind of paper; tickets without one are left out. */
export function findTemplatesForTickets(
  tx: Transaction,
  ticketIds: readonly string[],
  stockCode: string,
): Promise<(TemplateVersionRow & { readonly ticket_id: string })[]> {
  return tx.query(forTicket, [ticketIds, stockCode]);
}

/** The same for tickets that are yet to be sold: by ticket type; types without one are left out. */
export function findTemplatesForTypes(
  tx: Transaction,
  performanceId: number,
  stockCode: string,
): Promise<(TemplateVersionRow & { readonly ticket_type_id: string })[]> {
  return tx.query(forTypes, [performanceId, stockCode]);
}
