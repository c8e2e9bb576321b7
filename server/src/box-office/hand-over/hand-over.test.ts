import { randomUUID } from "node:crypto";
import { firstTemplate } from "@parterre/ticket-print";
import { afterAll, beforeAll, expect, it } from "vitest";
import { boxOfficeTools, done, pairedPrinter } from "../../../test/paired-printer.ts";
import { openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import type { BoxOfficeTools } from "../box-office-tools.ts";
import { loadRoll } from "../load-roll.ts";
import { pairPrinter } from "../pair-printer.ts";
import type { PrintReport } from "../print.rules.ts";
import { recordPrint } from "../record-print.ts";
import { decidePrint, reportPrint } from "../report-print.ts";
import { saveTicketTemplate, useTicketTemplate } from "../save-ticket-template.ts";
import { findOpenShiftOf } from "../shifts/shift.store.ts";
import { handOverPrints, type PrintsToHandOver } from "./hand-over-prints.ts";
import { takeBackPrints } from "./take-back-prints.ts";

let house: SellingHouse;
let tools: BoxOfficeTools;
let templateId: string;
let performance: number;
let nextSeat = 0;
/** Three windows with somebody at each, a printer, and paper in it. */
let here: Window;
let there: Window;
let third: Window;

interface Window {
  readonly actor: StaffActor;
  readonly counterId: string;
  readonly printerId: string;
}

async function openWindow(name: string): Promise<Window> {
  const actor = await house.enrol("supervisor", name);
  const { counter_id: counterId } = (await house.database.read((tx) => findOpenShiftOf(tx, actor.staffId)))!;
  const printer = pairedPrinter({ counterId, serialNumber: name });
  const { id: printerId } = done(await pairPrinter(tools, actor, printer));
  done(await loadRoll(tools, actor, { printerId, stockCode: "thermal-80x150", quantity: 100, firstSerial: null }));
  return { actor, counterId, printerId };
}

beforeAll(async () => {
  house = await openSellingHouse();
  tools = boxOfficeTools(house);
  performance = await house.openPerformance();
  const template = { id: null, name: "First", document: JSON.stringify(firstTemplate) };
  templateId = done(await saveTicketTemplate(tools, house.admin, template)).template_id;
  done(await useTicketTemplate(tools, house.admin, { templateId, eventId: null, ticketTypeId: null }));
  [here, there, third] = [await openWindow("here"), await openWindow("there"), await openWindow("third")];
});
afterAll(() => house.close());

async function sold(seats: number): Promise<{ readonly orderId: string; readonly ticketIds: readonly string[] }> {
  const ordinals = Array.from({ length: seats }, () => nextSeat++);
  const { cartKey } = await house.hold(performance, ordinals);
  const totalMinor = ordinals.reduce((sum, ordinal) => sum + (ordinal < 40 ? 10_000 : 6000), 0);
  const sale = await house.sellForCash({
    ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), shownTotalMinor: totalMinor },
    ...{ givenMinor: totalMinor, idempotencyKey: randomUUID(), channelCode: "counter", seller: here.actor },
  });
  if (sale.kind !== "sold") throw new Error(sale.kind);
  const tickets = await house.rows(
    "SELECT t.id FROM ticket t JOIN order_line l ON l.id = t.order_line_id WHERE t.order_id = $1 ORDER BY l.position",
    [sale.orderId],
  );
  return { orderId: sale.orderId, ticketIds: tickets.map(({ id }) => id) };
}

const handOver = (orderId: string, change: Partial<PrintsToHandOver> = {}) =>
  handOverPrints(tools, here.actor, {
    ...{ id: randomUUID(), orderId, fromCounterId: here.counterId, toCounterId: there.counterId, insteadOf: null },
    ...change,
  });
const attempt = (window: Window, ticketId: string) =>
  recordPrint(tools, window.actor, {
    ...{ id: randomUUID(), ticketId, printerId: window.printerId, templateId, templateVersion: 1 },
  });
async function print(window: Window, ticketId: string, ...reports: readonly PrintReport[]): Promise<string> {
  const { id } = done(await attempt(window, ticketId));
  for (const report of reports) done(await reportPrint(tools, window.actor, id, report, null));
  return id;
}
const ended = async (id: string) =>
  (await house.rows("SELECT ended_at IS NOT NULL AS ended FROM print_hand_over WHERE id = $1", [id]))[0].ended;
const elsewhere = { kind: "print-refused", why: "handed-over" };

it("gives a ticket to one window alone: it is printed there, on that window's printer and paper, and nowhere else", async () => {
  const { orderId, ticketIds } = await sold(2);
  const { id } = done(await handOver(orderId));
  for (const ticketId of ticketIds) expect(await attempt(here, ticketId)).toMatchObject(elsewhere);
  expect(await attempt(third, ticketIds[0]!)).toMatchObject(elsewhere);
  await print(there, ticketIds[0]!, "sent", "confirmed");
  expect(await ended(id)).toBe(false);
  await print(there, ticketIds[1]!, "sent", "confirmed");
  expect(await ended(id)).toBe(true);
  expect(await house.rows("SELECT printer_id FROM ticket_print WHERE ticket_id = ANY($1)", [ticketIds])).toEqual(
    ticketIds.map(() => ({ printer_id: there.printerId })),
  );
  // What came out is not printed again where it was sold, handed over or not.
  expect(await attempt(here, ticketIds[0]!)).toMatchObject({ why: "already-printed" });
});

it("has the database refuse an attempt elsewhere, whatever the program thinks", async () => {
  const { orderId, ticketIds } = await sold(1);
  done(await handOver(orderId));
  const insert = house.rows(
    `INSERT INTO ticket_print (id, ticket_id, attempt, state, printer_id, template_id, template_version, recorded_by)
     VALUES ($1, $2, 1, 'queued', $3, $4, 1, $5)`,
    [randomUUID(), ticketIds[0], here.printerId, templateId, here.actor.staffId],
  );
  await expect(insert).rejects.toThrow("handed to another window");
});

it("is one hand-over, asked for again with its id, and refuses the id for another", async () => {
  const { orderId } = await sold(1);
  const id = randomUUID();
  const first = done(await handOver(orderId, { id }));
  expect(done(await handOver(orderId, { id }))).toEqual(first);
  expect(await handOver(orderId, { id, toCounterId: third.counterId })).toMatchObject({
    kind: "not-done",
    field: "id",
  });
  expect(await handOver(orderId)).toMatchObject({ why: "already-handed-over" });
});

it("leaves where it is what is printed or in doubt, and hands over the rest", async () => {
  const { orderId, ticketIds } = await sold(3);
  await print(here, ticketIds[0]!, "sent", "confirmed");
  await print(here, ticketIds[1]!, "sent", "unknown");
  const { id } = done(await handOver(orderId));
  const handed = await house.rows("SELECT ticket_id FROM print_hand_over_ticket WHERE hand_over_id = $1", [id]);
  expect(handed).toEqual([{ ticket_id: ticketIds[2] }]);
});

it("leaves out a ticket that a numbered one was handed over for", async () => {
  const { orderId, ticketIds } = await sold(2);
  const number = (ticketId: string, at: number) =>
    house.rows("INSERT INTO backup_ticket (number, ticket_id, ordinal, position) VALUES ($1, $2, 0, 1)", [
      501 + at,
      ticketId,
    ]);
  await number(ticketIds[0]!, 0);
  const { id } = done(await handOver(orderId));
  const handed = await house.rows("SELECT ticket_id FROM print_hand_over_ticket WHERE hand_over_id = $1", [id]);
  expect(handed).toEqual([{ ticket_id: ticketIds[1] }]);
  done(await takeBackPrints(tools, here.actor, id));
  await number(ticketIds[1]!, 1);
  expect(await handOver(orderId)).toMatchObject({ why: "already-printed" });
});

it("comes back as long as no attempt holds it, once and for all", async () => {
  const { orderId, ticketIds } = await sold(2);
  const { id } = done(await handOver(orderId));
  const printId = await print(there, ticketIds[0]!, "sent", "unknown");
  await print(there, ticketIds[1]!, "sent", "confirmed");
  expect(await takeBackPrints(tools, here.actor, id)).toMatchObject({ why: "in-doubt" });
  done(await decidePrint(tools, there.actor, printId, "not-there"));
  expect(await ended(id)).toBe(false);
  done(await takeBackPrints(tools, here.actor, id));
  done(await takeBackPrints(tools, here.actor, id));
  expect(await ended(id)).toBe(true);
  await print(here, ticketIds[0]!, "sent", "confirmed");
  expect(await attempt(there, ticketIds[0]!)).toMatchObject({ why: "already-printed" });
  for (const unknown of ["x", randomUUID()]) {
    expect(await takeBackPrints(tools, here.actor, unknown)).toMatchObject({ why: "no-such-hand-over" });
  }
});

it("is handed on when the other window's printer fails: the third prints what waits, the second keeps what it printed", async () => {
  const { orderId, ticketIds } = await sold(2);
  const { id } = done(await handOver(orderId));
  await print(there, ticketIds[0]!, "sent", "confirmed");
  const on = done(
    await handOver(orderId, { fromCounterId: there.counterId, toCounterId: third.counterId, insteadOf: id }),
  );
  expect(await ended(id)).toBe(true);
  expect(await attempt(there, ticketIds[1]!)).toMatchObject(elsewhere);
  await print(third, ticketIds[1]!, "sent", "confirmed");
  expect(await ended(on.id)).toBe(true);
  const other = await sold(1);
  expect(await handOver(other.orderId, { insteadOf: id })).toMatchObject({ why: "no-such-hand-over" });
});

it("ends with the order: a refund takes the tickets from the other window", async () => {
  const { orderId, ticketIds } = await sold(1);
  const { id } = done(await handOver(orderId));
  const refund = await house.refundWhole({ orderId, actor: here.actor, idempotencyKey: randomUUID() });
  expect(refund.kind).not.toMatch(/refused|required/);
  expect(await ended(id)).toBe(true);
  expect(await attempt(there, ticketIds[0]!)).toMatchObject({ why: "revoked" });
  expect(await handOver(orderId)).toMatchObject({ why: "revoked" });
});

it("is never printed at both: of handing over and printing here at one moment, one wins", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { orderId, ticketIds } = await sold(1);
    const [handed, begun] = await Promise.all([handOver(orderId), attempt(here, ticketIds[0]!)]);
    expect([handed, begun].filter((outcome) => "kind" in outcome)).toHaveLength(1);
    const both = await Promise.all([attempt(there, ticketIds[0]!), attempt(here, ticketIds[0]!)]);
    expect([begun, ...both].filter((outcome) => !("kind" in outcome))).toHaveLength(1);
  }
});
