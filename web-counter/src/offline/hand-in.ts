import type { ApolloClient } from "@apollo/client";
import { decidePrintMutation, recordPrintMutation, reportPrintMutation } from "../printing/documents.ts";
import { uploadSalesMutation } from "./documents.ts";
import { type KeptPrint, type KeptSale, kept, keptWork, noteKeptChange } from "./kept.ts";
import { isUnsent } from "./leased-seats.ts";

const mostAtOnce = 50;

/**
 * Hands in what was sold and printed alone: sales with their own times, in the order in which they were made, then what
 * became of their paper. Everything has an id of its own, so that handing it in again, after a crash or without an
 * answer, changes nothing. Sales that wait for a person are asked about again, to learn what he decided.
 */
export async function handIn(client: ApolloClient, counterId: string): Promise<void> {
  const { sales } = await keptWork();
  const open = sales.filter(
    (each) => each.sale.counterId === counterId && (isUnsent(each) || each.state === "waiting"),
  );
  for (let from = 0; from < open.length; from += mostAtOnce) {
    await upload(client, counterId, open.slice(from, from + mostAtOnce));
  }
  await tellPrints(client);
}

async function upload(client: ApolloClient, counterId: string, sales: readonly KeptSale[]): Promise<void> {
  const signed = sales.map(({ id, kid, payload, signature }) => ({ id, kid, payload, signature }));
  const variables = { input: { counterId, sales: signed } };
  const { data } = await client.mutate({ mutation: uploadSalesMutation, variables });
  const answer = data?.uploadOfflineSales;
  if (answer?.__typename !== "OfflineSalesUploaded") return;
  const tx = (await kept()).transaction("sales", "readwrite", { durability: "strict" });
  for (const { id, sale, refusal } of answer.uploads) {
    const before = await tx.store.get(id);
    if (!before) continue;
    const state = sale ? (sale.state.toLowerCase() as KeptSale["state"]) : "refused";
    await tx.store.put({ ...before, state, refusal, orderReference: sale?.order?.reference ?? null });
  }
  await tx.done;
  noteKeptChange();
}

/** Tells the server of every attempt on tickets it has, as it stands now. */
async function tellPrints(client: ApolloClient): Promise<void> {
  const { sales, prints } = await keptWork();
  const booked = new Set(sales.filter(({ state }) => state === "recorded").map(({ id }) => id));
  for (const print of prints) {
    if (print.told || !booked.has(print.saleId)) continue;
    await tell(client, print);
    const tx = (await kept()).transaction("prints", "readwrite");
    const now = await tx.store.get(print.id);
    // What has happened meanwhile is told the next time.
    if (now?.state === print.state && now.decision === print.decision) await tx.store.put({ ...now, told: true });
    await tx.done;
    noteKeptChange();
  }
}

async function tell(client: ApolloClient, print: KeptPrint): Promise<void> {
  const { id, ticketId, printerId, templateId, templateVersion, state, decision, fault } = print;
  const past = { context: pastTheWindow };
  const input = { id, ticketId, printerId, templateId, templateVersion };
  const { data } = await client.mutate({ mutation: recordPrintMutation, variables: { input }, ...past });
  // The house has replaced the ticket, or never had it: its paper is worth nothing, whatever became of it.
  if (data?.recordPrint.__typename !== "PrintNoted" || state === "QUEUED") return;
  if (decision !== null) {
    await client.mutate({ mutation: decidePrintMutation, variables: { printId: id, decision }, ...past });
  } else {
    const report = { printId: id, report: state, fault };
    await client.mutate({ mutation: reportPrintMutation, variables: { input: report }, ...past });
  }
}

/** Says to the stand-in that this is for the server itself. */
const pastTheWindow = { pastTheWindow: true };
