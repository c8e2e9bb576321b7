import { firstTemplate } from "@parterre/ticket-print";
import { key, nobody, type Provocations, type RefusingHouse } from "./refusing-house.ts";

/** A printer and a template of a window of its own; made once for all. */
export async function paper({ must, rows, venueId }: RefusingHouse) {
  const document = JSON.stringify(firstTemplate);
  if ((await rows("SELECT 1 FROM printer WHERE serial_number = 'BOCA-1'")).length === 0) {
    const counter = { name: "Window with a printer", venueId, channelCode: "counter" };
    await must("supervisor", "registerCounter", { input: counter }, /CounterRegistered$/);
    const [{ id: counterId }] = await rows("SELECT id FROM counter WHERE name = $1", [counter.name]);
    const printer = {
      ...{ counterId, serialNumber: "BOCA-1", name: "Lemur", make: "boca-lemur", language: "FGL" },
      ...{ dpi: 203, ackLevel: "TICKET" },
    };
    await must("seller", "pairPrinter", { input: printer }, /PrinterPaired$/);
    await must("admin", "saveTicketTemplate", { input: { name: "First", document } }, /TicketTemplateSaved$/);
  }
  const [{ id: printerId }] = await rows("SELECT id FROM printer WHERE serial_number = 'BOCA-1'");
  const [{ id: templateId }] = await rows("SELECT id FROM ticket_template");
  return { printerId: printerId as string, templateId: templateId as string };
}

/** Notes an attempt to print a ticket. */
export async function record(house: RefusingHouse, ticketId: string, change: object = {}) {
  const print = { id: key(), ticketId, templateVersion: 1, ...(await paper(house)), ...change };
  return { print, answered: await house.ask("seller", "recordPrint", { input: print }) };
}
/** A ticket of a new sale, brought as far as the reports say. */
async function printed(house: RefusingHouse, ...reports: readonly string[]) {
  const { ticketIds } = await house.sell("seller");
  const ticketId = ticketIds[0]!;
  const { print } = await record(house, ticketId);
  for (const report of reports) {
    await house.must("seller", "reportPrint", { input: { printId: print.id, report } }, /PrintNoted$/);
  }
  return { ticketId, printId: print.id };
}
const again = async (house: RefusingHouse, ...reports: readonly string[]) =>
  (await record(house, (await printed(house, ...reports)).ticketId)).answered;
const fresh = async (house: RefusingHouse, change: object) =>
  (await record(house, (await house.sell("seller")).ticketIds[0]!, change)).answered;
const reprint = ({ ask }: RefusingHouse, ticketId: string, change: object = {}) =>
  ask("seller", "reprintTicket", { input: { ticketId, reason: "wet", idempotencyKey: key(), ...change } });
const withoutApproval = async (house: RefusingHouse) =>
  reprint(house, (await printed(house, "SENT", "CONFIRMED")).ticketId);

/** What printing, paper and selling without the network refuse. */
export const paperAndOffline: Provocations = {
  "NotePrintResult.PrintRefused": (house) => fresh(house, { ticketId: nobody }),
  "PrintRefused.why=NO_SUCH_TICKET": (house) => fresh(house, { ticketId: nobody }),
  "PrintRefused.why=NO_SUCH_PRINTER": (house) => fresh(house, { printerId: nobody }),
  "PrintRefused.why=NO_SUCH_TEMPLATE": (house) => fresh(house, { templateVersion: 99 }),
  "PrintRefused.why=NO_SUCH_PRINT": ({ ask }) =>
    ask("seller", "reportPrint", { input: { printId: nobody, report: "SENT" } }),
  "PrintRefused.why=ALREADY_PRINTED": (house) => again(house, "SENT", "CONFIRMED"),
  "PrintRefused.why=IN_DOUBT": (house) => again(house, "SENT", "UNKNOWN"),
  "PrintRefused.why=ENDED": async (house) => {
    const { printId } = await printed(house, "FAILED");
    return house.ask("seller", "reportPrint", { input: { printId, report: "CONFIRMED" } });
  },
  "PrintRefused.why=SPOILED": async (house) => {
    const { ticketId, printId } = await printed(house, "SENT");
    await house.must("seller", "decidePrint", { printId, decision: "SPOILED" }, /PrintNoted$/);
    return (await record(house, ticketId)).answered;
  },
  "PrintRefused.why=REVOKED": async (house) => {
    const { orderId, ticketIds } = await house.sell("supervisor");
    const whole = { orderId, idempotencyKey: key(), reason: "ill", shownMoneyMinor: 38_000 };
    await house.must("supervisor", "refundTickets", { input: whole }, /OrderChanged$/);
    return (await record(house, ticketIds[0]!)).answered;
  },
  "ReprintTicketResult.ApprovalRequired": withoutApproval,
  "ApprovalRequired.act=REPRINT_TICKET": withoutApproval,
  "ReprintTicketResult.BoxOfficeRefused": (house) => reprint(house, nobody, { reason: " " }),
  "ReprintTicketResult.PrintRefused": (house) => reprint(house, nobody),

  "PairPrinterResult.BoxOfficeRefused": ({ ask }) =>
    ask("seller", "pairPrinter", {
      input: {
        ...{ counterId: nobody, serialNumber: "1", name: "x", make: "boca-lemur", language: "FGL" },
        ...{ dpi: 203, ackLevel: "TICKET" },
      },
    }),
  "ReadPrinterCountsResult.BoxOfficeRefused": ({ ask }) =>
    ask("seller", "readPrinterCounts", { input: { printerId: nobody, printedCount: 1 } }),
  "NoteStockResult.BoxOfficeRefused": ({ ask }) =>
    ask("seller", "noteTicketStock", { input: { printerId: nobody, kind: "TEST", quantity: 1, reason: "test" } }),
  "NoteTicketStoreResult.BoxOfficeRefused": ({ ask }) =>
    ask("admin", "noteTicketStore", {
      input: { id: key(), venueId: nobody, stockCode: "none", kind: "DELIVERY", quantity: 1, reason: "came" },
    }),
  "SaveTicketTemplateResult.BoxOfficeRefused": ({ ask }) =>
    ask("admin", "saveTicketTemplate", { input: { name: " ", document: JSON.stringify(firstTemplate) } }),
  "SaveTicketTemplateResult.TicketTemplateWrong": ({ ask }) =>
    ask("admin", "saveTicketTemplate", { input: { name: "Wrong", document: "{}" } }),
  "UseTicketTemplateResult.BoxOfficeRefused": ({ ask }) => ask("admin", "endTicketTemplateUse", { useId: nobody }),

  "RegisterCounterKeyResult.ContingencyRefused": ({ ask }) =>
    ask("seller", "registerCounterKey", { input: { counterId: nobody, publicKey: "x" } }),
  "ReportCounterResult.ContingencyRefused": ({ ask }) =>
    ask("seller", "reportCounter", { input: { counterId: nobody, unsentSales: 0, kid: "x" } }),
  "KeepLeaseResult.ContingencyRefused": ({ ask, performanceId }) =>
    ask("supervisor", "leaseSeats", { input: { counterId: nobody, performanceId, seats: 1, termMinutes: 60 } }),
  "SetLeasePolicyResult.ContingencyRefused": ({ ask }) =>
    ask("supervisor", "setLeasePolicy", { counterId: nobody, policy: null }),
  "IssueBackupTicketsResult.ContingencyRefused": ({ ask }) =>
    ask("supervisor", "issueBackupTickets", { input: { counterId: nobody, first: 1, last: 2 } }),
  "HandOverBackupTicketsResult.ContingencyRefused": ({ ask }) =>
    ask("seller", "handOverBackupTickets", { input: { counterId: nobody, ticketIds: [], numbers: [] } }),
  "UploadOfflineSalesResult.ContingencyRefused": ({ ask }) =>
    ask("seller", "uploadOfflineSales", { input: { counterId: nobody, sales: [] } }),
  "MakeBackupPackResult.ContingencyRefused": ({ ask }) => ask("supervisor", "makeBackupPack", { performanceId: "0" }),
  "SettleOfflineSaleResult.ContingencyRefused": ({ ask }) =>
    ask("admin", "settleOfflineSale", { input: { saleId: nobody, how: "NOTED", reason: "seen" } }),
};
