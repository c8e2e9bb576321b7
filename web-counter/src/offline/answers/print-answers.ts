import { type KeptPrint, type KeptSale, kept, keptWork, noteKeptChange, offlineTexts } from "../kept.ts";
import { isUnsent } from "../leased-seats.ts";
import { type Answer, textOf } from "./named.ts";
import { orderOf } from "./order-of-sale.ts";

interface PrintAsked {
  readonly id: string;
  readonly ticketId: string;
  readonly printerId: string;
  readonly templateId: string;
  readonly templateVersion: number;
}

const noted = ({ id, state, decision }: KeptPrint) => ({
  ...{ __typename: "PrintNoted", print: { __typename: "TicketPrint", id, state, decision } },
});
const printRefused = { __typename: "PrintRefused", reason: textOf(offlineTexts.printed) };

async function saleOfTicket(ticketId: string): Promise<KeptSale | null> {
  const { sales } = await keptWork();
  return sales.find(({ sale }) => sale.lines.some(({ ticket }) => ticket?.id === ticketId)) ?? null;
}

/** Notes an attempt before its first byte leaves: refused for a ticket that is on paper, or may be. */
const recordPrint: Answer = async ({ variables }) => {
  const asked = variables.input as PrintAsked;
  const sale = await saleOfTicket(asked.ticketId);
  if (!sale) throw new TypeError("the server has this ticket, and cannot be asked");
  const tx = (await kept()).transaction("prints", "readwrite", { durability: "strict" });
  const all = (await tx.store.getAll()).filter(({ ticketId }) => ticketId === asked.ticketId);
  const again = all.find(({ id }) => id === asked.id);
  const isOpen = all.some(({ state, decision }) => state !== "FAILED" || decision === "SPOILED");
  const print: KeptPrint = again ?? {
    ...{ id: asked.id, saleId: sale.id, ticketId: asked.ticketId, printerId: asked.printerId },
    ...{ templateId: asked.templateId, templateVersion: asked.templateVersion, at: new Date().toISOString() },
    ...{ state: "QUEUED", decision: null, fault: null, told: false },
  };
  if (!again && !isOpen) await tx.store.add(print);
  await tx.done;
  if (!again && isOpen) return { recordPrint: printRefused };
  noteKeptChange();
  return { recordPrint: noted(print) };
};

/** Changes an attempt that has no end; `null` when it has, or is not here. */
async function change(id: string, to: Pick<KeptPrint, "state" | "decision" | "fault">): Promise<KeptPrint | null> {
  const tx = (await kept()).transaction("prints", "readwrite", { durability: "strict" });
  const print = await tx.store.get(id);
  const hasEnded = print?.state === "CONFIRMED" || print?.state === "FAILED";
  const next = print && !hasEnded ? { ...print, ...to, told: false } : null;
  if (next) await tx.store.put(next);
  await tx.done;
  if (next) noteKeptChange();
  return next;
}

const reportPrint: Answer = async ({ variables }) => {
  const { printId, report, fault } = variables.input as {
    readonly printId: string;
    readonly report: "SENT" | "CONFIRMED" | "FAILED" | "UNKNOWN";
    readonly fault: string | null;
  };
  const print = await change(printId, { state: report, decision: null, fault });
  return { reportPrint: print ? noted(print) : printRefused };
};

const decidePrint: Answer = async ({ variables }) => {
  const { printId, decision } = variables as {
    readonly printId: string;
    readonly decision: NonNullable<KeptPrint["decision"]>;
  };
  const state = decision === "IN_HAND" ? "CONFIRMED" : "FAILED";
  const print = await change(printId, { state, decision, fault: null });
  return { decidePrint: print ? noted(print) : printRefused };
};

async function saleOfReference(reference: string): Promise<KeptSale | null> {
  return (await keptWork()).sales.find(({ sale }) => sale.reference === reference) ?? null;
}

const orderByReference: Answer = async ({ variables }) => {
  const sale = await saleOfReference(String(variables.reference));
  if (!sale) throw new TypeError("the server has this order, and cannot be asked");
  const { prints } = await keptWork();
  return { orderByReference: await orderOf(sale, prints) };
};

/**
 * Whether a question about paper is answered here though the server is there: its sale is not handed in, or an attempt
 * of it is here and not told. Asked by `RecordPrint` and the like with what their variables name.
 */
export async function isAboutPaperHere(
  operation: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  if (!(operation in printAnswers)) return false;
  const work = await keptWork();
  const input = (variables.input ?? variables) as Partial<PrintAsked> & {
    readonly printId?: string;
    reference?: string;
  };
  if (input.printId !== undefined) return work.prints.some(({ id }) => id === input.printId);
  const sale = work.sales.find(
    ({ sale: { reference, lines } }) =>
      reference === input.reference || lines.some(({ ticket }) => ticket !== null && ticket.id === input.ticketId),
  );
  if (!sale) return false;
  return (
    isUnsent(sale) || sale.state === "waiting" || work.prints.some((print) => print.saleId === sale.id && !print.told)
  );
}

export const printAnswers: Readonly<Record<string, Answer>> = {
  RecordPrint: recordPrint,
  ReportPrint: reportPrint,
  DecidePrint: decidePrint,
  TicketsToPrint: orderByReference,
  OrderForReceipt: orderByReference,
};
