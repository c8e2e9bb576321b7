import { randomUUID } from "node:crypto";
import { firstTemplate } from "@parterre/ticket-print";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boxOfficeTools, done, pairedPrinter } from "../../test/paired-printer.ts";
import { openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import { PrivilegedAct, type StaffActor } from "../identity/index.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { endTemplateUse } from "./end-template-use.ts";
import { loadRoll } from "./load-roll.ts";
import { type PairedPrinter, pairPrinter } from "./pair-printer.ts";
import type { PrintReport } from "./print.rules.ts";
import { recordPrint } from "./record-print.ts";
import { registerCounter } from "./register-counter.ts";
import { decidePrint, reportPrint } from "./report-print.ts";
import { reprintTicket } from "./reprint-ticket.ts";
import { saveTicketTemplate, useTicketTemplate } from "./save-ticket-template.ts";
import { findTemplatesForTickets } from "./template.store.ts";

let house: SellingHouse;
let tools: BoxOfficeTools;
let seller: StaffActor;
let supervisor: StaffActor;
let counterId: string;
let printerId: string;
let templateId: string;
let venueId: string;
let eventId: string;
let performance: number;
let nextSeat = 0;

beforeAll(async () => {
  house = await openSellingHouse();
  tools = boxOfficeTools(house);
  seller = await house.enrol("seller", "seller");
  supervisor = await house.enrol("supervisor", "supervisor");
  performance = await house.openPerformance();
  [{ id: venueId }] = (await house.rows("SELECT id FROM venue")) as [{ id: string }];
  [{ id: eventId }] = (await house.rows("SELECT id FROM event")) as [{ id: string }];
  counterId = done(await registerCounter(tools, supervisor, { name: "Window 1", venueId, channelCode: "counter" })).id;
  printerId = done(await pairPrinter(tools, seller, printer())).id;
  templateId = done(await saveTicketTemplate(tools, house.admin, template())).template_id;
  done(await loadRoll(tools, seller, { printerId, stockCode: "thermal-80x150", quantity: 500, firstSerial: 1001 }));
});
afterAll(() => house.close());

const printer = (change: Partial<PairedPrinter> = {}) => pairedPrinter({ counterId, ...change });
const template = (change: object = {}) => ({
  id: null,
  name: `Template ${randomUUID()}`,
  document: JSON.stringify(firstTemplate),
  ...change,
});

/** A ticket sold for cash, ready to be printed. */
async function soldTicket(): Promise<string> {
  const { cartKey } = await house.hold(performance, [nextSeat++]);
  const sold = await house.sellForCash({
    cartKey,
    currency: "CNY",
    seats: await house.choices(cartKey),
    shownTotalMinor: nextSeat > 40 ? 6000 : 10_000,
    givenMinor: nextSeat > 40 ? 6000 : 10_000,
    customerName: null,
    idempotencyKey: randomUUID(),
    channelCode: "counter",
    seller,
  });
  if (sold.kind !== "sold") throw new Error(sold.kind);
  return (await house.rows("SELECT id FROM ticket WHERE order_id = $1", [sold.orderId]))[0].id;
}

const attempt = (ticketId: string, change: object = {}) =>
  recordPrint(tools, seller, { id: randomUUID(), ticketId, printerId, templateId, templateVersion: 1, ...change });
const report = (id: string, what: PrintReport) => reportPrint(tools, seller, id, what, null);

async function printed(ticketId: string): Promise<string> {
  const { id } = done(await attempt(ticketId));
  done(await report(id, "confirmed"));
  return id;
}

const used = async (kind: string) =>
  (await house.rows("SELECT coalesce(sum(quantity), 0)::int AS sum FROM stock_entry WHERE kind = $1", [kind]))[0].sum;

describe("setting up a counter", () => {
  it.each([
    ["name", { name: " " }],
    ["name", { name: "Window 1" }],
    ["venueId", { venueId: "x" }],
    ["venueId", { venueId: randomUUID() }],
    ["channelCode", { channelCode: "street" }],
  ])("refuses a counter for its %s: %j", async (field, change) => {
    const outcome = await registerCounter(tools, supervisor, { name: "W", venueId, channelCode: "counter", ...change });
    expect(outcome).toMatchObject({ kind: "not-done", field });
  });

  it.each([
    ["counterId", { counterId: randomUUID() }],
    ["counterId", { counterId: "x" }],
    ["serialNumber", { serialNumber: "" }],
    ["serialNumber", { serialNumber: "9".repeat(101) }],
    ["make", { make: "toaster" }],
    ["language", { language: "latin" }],
    ["dpi", { dpi: 96 }],
  ])("refuses a printer for its %s: %j", async (field, change) => {
    expect(await pairPrinter(tools, seller, printer(change))).toMatchObject({ kind: "not-done", field });
  });

  it("knows a printer by its serial number and keeps what it is now", async () => {
    const first = done(await pairPrinter(tools, seller, printer({ serialNumber: "SN-7" })));
    const again = done(
      await pairPrinter(tools, seller, printer({ serialNumber: "SN-7", make: "zebra-zd", language: "zpl" })),
    );
    expect([again.id, again.language]).toEqual([first.id, "zpl"]);
  });
});

describe("what tickets look like", () => {
  it("keeps every version, and refuses a template with errors with all of them", async () => {
    const saved = done(await saveTicketTemplate(tools, house.admin, template()));
    const next = done(await saveTicketTemplate(tools, house.admin, template({ id: saved.template_id })));
    expect([saved.number, next.number]).toEqual([1, 2]);
    const wrong = { ...firstTemplate, parts: [] };
    const outcome = await saveTicketTemplate(tools, house.admin, template({ document: JSON.stringify(wrong) }));
    expect(outcome).toMatchObject({
      kind: "template-wrong",
      problems: expect.arrayContaining([expect.objectContaining({ code: "no-code" })]),
    });
  });

  it.each([
    ["name", { name: "" }],
    ["id", { id: "x" }],
    ["id", { id: randomUUID() }],
  ])("refuses to save one for its %s: %j", async (field, change) => {
    expect(await saveTicketTemplate(tools, house.admin, template(change))).toMatchObject({ kind: "not-done", field });
  });

  it("refuses a name that is taken, and what is no JSON", async () => {
    const { name } = done(await saveTicketTemplate(tools, house.admin, template()));
    expect(await saveTicketTemplate(tools, house.admin, template({ name }))).toMatchObject({ field: "name" });
    expect(await saveTicketTemplate(tools, house.admin, template({ document: "{" }))).toMatchObject({
      problems: [{ code: "unreadable" }],
    });
  });

  it("ends what a template prints once, and says so when it is asked again", async () => {
    const { template_id } = done(await saveTicketTemplate(tools, house.admin, template()));
    const use = done(
      await useTicketTemplate(tools, house.admin, { templateId: template_id, eventId, ticketTypeId: null }),
    );
    expect(done(await endTemplateUse(tools, house.admin, use.id))).toMatchObject({ template_id, event_id: eventId });
    for (const id of [use.id, "x"]) {
      expect(await endTemplateUse(tools, house.admin, id)).toMatchObject({ kind: "not-done", field: "useId" });
    }
  });

  it("chooses the template that says most: event and type before event before type before neither", async () => {
    const ticketId = await soldTicket();
    const chosen = () => house.database.read((tx) => findTemplatesForTickets(tx, [ticketId], "thermal-80x150"));
    expect(await chosen()).toEqual([]);
    const use = async (event: string | null, type: string | null) => {
      const { template_id } = done(await saveTicketTemplate(tools, house.admin, template()));
      done(
        await useTicketTemplate(tools, house.admin, { templateId: template_id, eventId: event, ticketTypeId: type }),
      );
      return template_id;
    };
    const { adultId, childId } = house;
    for (const [event, type] of [
      [null, null],
      [null, adultId],
      [eventId, null],
      [eventId, adultId],
    ] as const) {
      const id = await use(event, type);
      expect(await chosen()).toMatchObject([{ template_id: id, ticket_id: ticketId }]);
    }
    await use(null, childId);
    expect((await chosen()).length).toBe(1);
  });

  it.each([
    ["templateId", { templateId: randomUUID() }],
    ["templateId", { templateId: "x" }],
    ["eventId", { eventId: randomUUID() }],
    ["eventId", { eventId: "x" }],
    ["ticketTypeId", { ticketTypeId: randomUUID() }],
    ["ticketTypeId", { ticketTypeId: "x" }],
  ])("refuses a use for its %s: %j", async (field, change) => {
    const use = { templateId, eventId: null, ticketTypeId: null, ...change };
    expect(await useTicketTemplate(tools, house.admin, use)).toMatchObject({ kind: "not-done", field });
  });
});

describe("putting a ticket on paper", () => {
  it("notes the attempt, what the printer says of it, and the paper it took", async () => {
    const before = await used("printed");
    const ticketId = await soldTicket();
    const print = done(await attempt(ticketId));
    expect(print).toMatchObject({ state: "queued", attempt: 1 });
    expect(done(await report(print.id, "sent"))).toMatchObject({ state: "sent" });
    expect(done(await report(print.id, "confirmed"))).toMatchObject({ state: "confirmed", ended_at: expect.any(Date) });
    // Told twice, it took one ticket.
    done(await report(print.id, "confirmed"));
    expect(await used("printed")).toBe(before + 1);
  });

  it("does no harm when an attempt is noted twice, and refuses its name for another ticket", async () => {
    const [one, two] = [await soldTicket(), await soldTicket()];
    const id = randomUUID();
    const first = done(await attempt(one, { id }));
    expect(done(await attempt(one, { id }))).toEqual(first);
    expect(await attempt(two, { id })).toMatchObject({ kind: "print-refused", why: "ended" });
  });

  it("lets one of many counters print a ticket", async () => {
    const ticketId = await soldTicket();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => attempt(ticketId)));
    expect(outcomes.filter((outcome) => !("kind" in outcome))).toHaveLength(1);
    expect(outcomes.filter((outcome) => "kind" in outcome && outcome.why === "in-doubt")).toHaveLength(5);
  });

  it("refuses a ticket that is on paper, or may be, and says which attempt is in the way", async () => {
    const ticketId = await soldTicket();
    const { id } = done(await attempt(ticketId));
    done(await report(id, "unknown"));
    expect(await attempt(ticketId)).toMatchObject({ why: "in-doubt", print: { id } });
    done(await report(id, "confirmed"));
    expect(await attempt(ticketId)).toMatchObject({ why: "already-printed", print: { id } });
  });

  it("allows another attempt once it is certain that nothing came out", async () => {
    const ticketId = await soldTicket();
    const { id } = done(await attempt(ticketId));
    done(await report(id, "failed"));
    expect(done(await attempt(ticketId))).toMatchObject({ attempt: 2, state: "queued" });
  });

  it("refuses what is not valid any more, and what is not there", async () => {
    const ticketId = await soldTicket();
    const [{ order_id: orderId }] = await house.rows("SELECT order_id FROM ticket WHERE id = $1", [ticketId]);
    const refunded = await house.refundWhole({
      orderId,
      reason: "ill",
      approvalToken: null,
      idempotencyKey: randomUUID(),
      actor: supervisor,
    });
    expect(refunded.kind).toBe("refunded");
    expect(await attempt(ticketId)).toMatchObject({ why: "revoked" });
    const other = await soldTicket();
    expect(await attempt(randomUUID())).toMatchObject({ why: "no-such-ticket" });
    expect(await attempt("x")).toMatchObject({ why: "no-such-ticket" });
    expect(await attempt(other, { id: "x" })).toMatchObject({ why: "no-such-print" });
    expect(await attempt(other, { printerId: randomUUID() })).toMatchObject({ why: "no-such-printer" });
    expect(await attempt(other, { printerId: "x" })).toMatchObject({ why: "no-such-printer" });
    expect(await attempt(other, { templateId: "x" })).toMatchObject({ why: "no-such-template" });
    expect(await attempt(other, { templateVersion: 9 })).toMatchObject({ why: "no-such-template" });
    expect(await report(randomUUID(), "sent")).toMatchObject({ why: "no-such-print" });
    expect(await report("x", "sent")).toMatchObject({ why: "no-such-print" });
    expect(await decidePrint(tools, seller, randomUUID(), "in-hand")).toMatchObject({ why: "no-such-print" });
    expect(await decidePrint(tools, seller, "x", "in-hand")).toMatchObject({ why: "no-such-print" });
  });

  it("takes a person's word on a doubt once, and books the paper", async () => {
    const [spoiledBefore, printedBefore] = [await used("spoiled"), await used("printed")];
    const decided = async (decision: "in-hand" | "spoiled" | "not-there") => {
      const ticketId = await soldTicket();
      const { id } = done(await attempt(ticketId));
      done(await report(id, "unknown"));
      const print = done(await decidePrint(tools, seller, id, decision));
      expect(done(await decidePrint(tools, seller, id, decision))).toEqual(print);
      const other = decision === "in-hand" ? "spoiled" : "in-hand";
      expect(await decidePrint(tools, seller, id, other)).toMatchObject({ why: "ended", print: { id } });
      return { ticketId, state: print.state };
    };
    expect((await decided("in-hand")).state).toBe("confirmed");
    const spoiled = await decided("spoiled");
    expect(await attempt(spoiled.ticketId)).toMatchObject({ why: "spoiled" });
    const gone = await decided("not-there");
    expect(done(await attempt(gone.ticketId))).toMatchObject({ attempt: 2 });
    expect([await used("spoiled"), await used("printed")]).toEqual([spoiledBefore + 1, printedBefore + 1]);
  });

  it("never goes back from an end, whatever is reported in whatever order", async () => {
    const reports = fc.array(fc.constantFrom<PrintReport>("sent", "confirmed", "failed", "unknown"), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(reports, async (steps) => {
        const ticketId = await soldTicket();
        const { id } = done(await attempt(ticketId));
        let ended: string | null = null;
        for (const step of steps) {
          await report(id, step);
          const [{ state }] = await house.rows("SELECT state FROM ticket_print WHERE id = $1", [id]);
          if (ended) expect(state).toBe(ended);
          if (state === "confirmed" || state === "failed") ended = state;
        }
      }),
      { numRuns: 20 },
    );
  });

  it("is guarded by the database itself", async () => {
    const ticketId = await soldTicket();
    await printed(ticketId);
    const again = house.rows(
      `INSERT INTO ticket_print (id, ticket_id, attempt, state, printer_id, template_id, template_version, recorded_by)
       VALUES (gen_random_uuid(), $1, 2, 'queued', $2, $3, 1, $4)`,
      [ticketId, printerId, templateId, seller.staffId],
    );
    await expect(again).rejects.toThrow("ticket_print_once");
    await expect(house.rows("UPDATE stock_entry SET quantity = 0")).rejects.toThrow("never changed");
  });
});

describe("printing a ticket again", () => {
  const again = (actor: StaffActor, ticketId: string, approvalToken: string | null = null, change: object = {}) =>
    reprintTicket(tools, actor, { ticketId, reason: "lost", approvalToken, idempotencyKey: randomUUID(), ...change });
  it("is one new code however often it is asked for with one key, one after another or at once", async () => {
    const ticketId = await soldTicket();
    await printed(ticketId);
    const key = randomUUID();
    const ask = () => again(supervisor, ticketId, null, { idempotencyKey: key });
    const [first, ...more] = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
    for (const answer of more) expect(answer).toEqual(first);
    expect(await house.rows("SELECT 1 FROM ticket_reprint WHERE replaces = $1", [ticketId])).toHaveLength(1);
    expect(await again(supervisor, await soldTicket(), null, { idempotencyKey: key })).toMatchObject({
      kind: "not-done",
    });
    expect(await again(supervisor, ticketId, null, { idempotencyKey: "x" })).toMatchObject({ kind: "not-done" });
  });

  it("is the way to paper for a ticket that a numbered one was handed over for, and no other", async () => {
    const ticketId = await soldTicket();
    await house.rows("INSERT INTO backup_ticket (number, ticket_id, ordinal, position) VALUES (77, $1, 0, 1)", [
      ticketId,
    ]);
    expect(await attempt(ticketId)).toMatchObject({ why: "already-printed", print: null });
    expect(await again(seller, ticketId)).toEqual({ kind: "approval-required" });
    const reissued = await again(supervisor, ticketId);
    if (reissued.kind !== "reissued") throw new Error(reissued.kind);
    expect(await attempt(ticketId)).toMatchObject({ why: "revoked" });
    await printed(reissued.ticketId);
  });

  it("ends the old code, issues another, voids the paper and says who and why", async () => {
    const ticketId = await soldTicket();
    await printed(ticketId);
    const voided = await used("voided");
    const outcome = await again(supervisor, ticketId);
    if (outcome.kind !== "reissued") throw new Error(outcome.kind);
    const issues = "SELECT id, live, issue, code FROM ticket WHERE order_id = $1 ORDER BY issue";
    const tickets = await house.rows(issues, [outcome.orderId]);
    expect(tickets).toMatchObject([
      { id: ticketId, live: false, issue: 1 },
      { id: outcome.ticketId, live: true, issue: 2 },
    ]);
    expect(tickets[0].code).not.toBe(tickets[1].code);
    expect(await used("voided")).toBe(voided + 1);
    const reprints = "SELECT * FROM audit_entry WHERE act = 'ticket.reprint' AND subject_id = $1";
    const [entry] = await house.rows(reprints, [ticketId]);
    expect(entry).toMatchObject({ staff_id: supervisor.staffId, approver_id: null, reason: "lost" });
    expect(await attempt(ticketId)).toMatchObject({ why: "revoked" });
    expect(await again(supervisor, ticketId)).toMatchObject({ why: "revoked" });
    done(await attempt(outcome.ticketId));
  });

  it("needs a second person for a ticket that came out, and none for one that the printer spoiled", async () => {
    const ticketId = await soldTicket();
    await printed(ticketId);
    expect(await again(house.admin, ticketId)).toMatchObject({ kind: "reissued" });
    const other = await soldTicket();
    await printed(other);
    expect(await again(seller, other)).toEqual({ kind: "approval-required" });
    expect(await again(seller, other, "nonsense")).toEqual({ kind: "approval-required" });
    // Given to the administrator, not to this seller.
    expect(await again(seller, other, await house.approval(PrivilegedAct.REPRINT_TICKET, other))).toEqual({
      kind: "approval-required",
    });
    const torn = await soldTicket();
    const { id } = done(await attempt(torn));
    done(await decidePrint(tools, seller, id, "spoiled"));
    expect(await again(seller, torn)).toMatchObject({ kind: "reissued" });
  });

  it("refuses without a reason, for what was never printed or is in doubt, and for what is not there", async () => {
    const ticketId = await soldTicket();
    expect(await again(supervisor, ticketId, null, { reason: " " })).toMatchObject({
      kind: "not-done",
      field: "reason",
    });
    expect(await again(supervisor, ticketId)).toMatchObject({ why: "no-such-print" });
    done(await attempt(ticketId));
    expect(await again(supervisor, ticketId)).toMatchObject({ why: "in-doubt" });
    expect(await again(supervisor, randomUUID())).toMatchObject({ why: "no-such-ticket" });
    expect(await again(supervisor, "x")).toMatchObject({ why: "no-such-ticket" });
  });
});
