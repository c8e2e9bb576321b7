import type { ApolloClient } from "@apollo/client";
import type { LeasePack } from "@parterre/pricing";
import { exampleFacts, openTemplate, textsOnTicket } from "@parterre/ticket-print";
import { fetchGeometry, fetchZoneMap, noteServerTime } from "@parterre/web-kit";
import { type PrintedTicket, ticketFacts } from "../printing/ticket-facts.ts";
import { counterKey } from "./counter-key.ts";
import { keptPerformanceQuery, type LentSeats, registerKeyMutation, reportCounterMutation } from "./documents.ts";
import { endWithdrawn, giveBackDue } from "./give-back.ts";
import { handIn } from "./hand-in.ts";
import {
  changeLeases,
  type Facts,
  type KeptLease,
  keepFact,
  kept,
  keptFact,
  keptWork,
  noteKeptChange,
} from "./kept.ts";
import { keepLoadedFiles } from "./kept-files.ts";
import { isUnsent } from "./leased-seats.ts";
import { findOutUnanswered } from "./unanswered.ts";

const freshMs = 10 * 60_000;
const forgetSalesAfterMs = 7 * 24 * 3600_000;
/** Long enough that whoever comes next at the window reads of it. */
const forgetLeasesAfterMs = 12 * 3600_000;

/** When each performance was fetched last, by its id and the paper it is printed on. */
const fetchedAt = new Map<string, number>();

/**
 * One round with the server: hands in what was sold alone, says that this window is there, gives back what was
 * leased for an outage that is over, and brings everything it needs for the next time without: its leases with their prices, the map, the templates, the letters. One window of a
 * browser does it at a time. Rejects when the server does not answer; the next round begins anew.
 */
export async function keepUp(client: ApolloClient, counterId: string, stockCode: string): Promise<void> {
  await navigator.locks.request("parterre-keep", { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const kid = await ownKid(client, counterId);
    if (kid === null) return;
    await findOutUnanswered(client);
    await handIn(client, counterId);
    if (!(await report(client, counterId, kid))) return;
    // What was given back by policy is lent anew at once.
    if (await giveBackDue(client, counterId, kid)) await report(client, counterId, kid);
    const leases = (await keptWork()).leases.filter((lease) => lease.counterId === counterId && !lease.givenBack);
    for (const lease of leases) await keepPerformance(client, lease, stockCode);
    await forgetOld();
  });
}

/** Says that this window is there, and keeps what it is answered; false when it was not heard. */
async function report(client: ApolloClient, counterId: string, kid: string): Promise<boolean> {
  const unsentSales = (await keptWork()).sales.filter(
    (each) => isUnsent(each) && each.sale.counterId === counterId,
  ).length;
  const input = { counterId, kid, unsentSales };
  const { data } = await client.mutate({ mutation: reportCounterMutation, variables: { input } });
  const heard = data?.reportCounter;
  if (heard?.__typename !== "CounterHeard") return false;
  noteServerTime(heard.serverTime);
  await keepFact("clockAheadMs", Date.parse(heard.serverTime) - Date.now());
  await keepRanges(heard.backupTickets.map(({ first, last, usedNumbers }) => ({ first, last, used: usedNumbers })));
  await keepLeases(counterId, heard.leases);
  return true;
}

/** Numbers that came or went are known at once to whoever stands before a printer that fails. */
async function keepRanges(ranges: Facts["ranges"]): Promise<void> {
  const before = await keptFact("ranges");
  await keepFact("ranges", ranges);
  if (JSON.stringify(before) !== JSON.stringify(ranges)) noteKeptChange();
}

/** The key's id once the server knows it; null where there is none, or it is not wanted. */
async function ownKid(client: ApolloClient, counterId: string): Promise<string | null> {
  const key = await counterKey(counterId);
  if (!key || key.registered) return key?.kid ?? null;
  const input = { counterId, publicKey: key.publicKey };
  const { data } = await client.mutate({ mutation: registerKeyMutation, variables: { input } });
  if (data?.registerCounterKey.__typename !== "CounterKeyRegistered") return null;
  await keepFact(`key:${counterId}`, { ...key, registered: true });
  return key.kid;
}

/** What the server said is leased, is, unless this browser has given it back meanwhile; anything else has ended. */
async function keepLeases(counterId: string, lent: readonly LentSeats[]): Promise<void> {
  await changeLeases(({ leases }) =>
    lent.map(({ id, sellUntil, byPolicy, isOutdated, pack: text }) => {
      const pack = JSON.parse(text) as LeasePack;
      const { aloneSince = null, givenBack = null } = leases.find((lease) => lease.id === id) ?? {};
      const said = { sellUntil, pack, byPolicy, isOutdated };
      return { id, counterId, performanceId: String(pack.performanceId), ...said, aloneSince, givenBack };
    }),
  );
  await endWithdrawn(counterId, new Set(lent.map(({ id }) => id)));
}

async function keepPerformance(client: ApolloClient, lease: KeptLease, stockCode: string): Promise<void> {
  const id = lease.performanceId;
  const last = fetchedAt.get(`${id} ${stockCode}`);
  if (last !== undefined && Date.now() - last < freshMs) return;
  const variables = { id, stockCode };
  const { data } = await client.query({ query: keptPerformanceQuery, variables, fetchPolicy: "network-only" });
  const performance = data?.performance;
  if (!performance) return;
  await Promise.all([
    fetchGeometry(performance.seatMapVersion.geometryUrl),
    fetchZoneMap(performance.zoneMapUrl),
    fetchLetters(lease, performance),
  ]);
  await keepLoadedFiles([performance.seatMapVersion.geometryUrl, performance.zoneMapUrl]);
  // Last: whoever sees it here has everything else as well.
  await (await kept()).put("performances", performance);
  fetchedAt.set(`${id} ${stockCode}`, Date.now());
  noteKeptChange();
}

type Performance = PrintedTicket["performance"] & {
  readonly ticketTemplates: readonly { readonly template: { readonly document: string } }[];
};

/** Loads the letters of every ticket that this lease can sell, in both languages. */
async function fetchLetters({ pack }: KeptLease, performance: Performance): Promise<void> {
  const { ticketFonts } = await import("@parterre/ticket-print/fonts");
  const words = pack.seats.map(({ label }) => `${label.block}${label.row}${label.seat}`);
  const types = pack.ticketTypes.map(({ name }) => name.zh + name.en);
  const facts = ticketFacts(
    { reference: "23456789-ABCDEFGHJKMNPQRSTVWXYZ", contactName: "" },
    {
      ...{ performance, label: exampleSeat, ticketType: { name: { zh: "", en: "" } }, price: yuan, faceValue: yuan },
      ...{ reprintNumber: 1, number: "", code: "", holder: null },
    },
  );
  const fixed = performance.ticketTemplates.flatMap(({ template: { document } }) => {
    const { template } = openTemplate(JSON.parse(document));
    if (!template) return [];
    return (["zh", "en"] as const).flatMap((language) => [
      ...textsOnTicket({ template, facts: exampleFacts, language }),
    ]);
  });
  await ticketFonts.prepare([...words, ...types, JSON.stringify(facts), ...fixed]);
}

const exampleSeat = { block: "", row: "", seat: "" };
const yuan = { amountMinor: 1_234_567_890, currency: "CNY" } as const;

/** Sales that are in the books for a week, with their paper; leases that went back once nothing here is of them. */
async function forgetOld(): Promise<void> {
  const { sales, prints, leases } = await keptWork();
  const standing = new Set(leases.filter(({ givenBack }) => !givenBack).map(({ id }) => id));
  const old = sales.filter(
    ({ id, state, sale }) =>
      (state === "recorded" || state === "given_back") &&
      !standing.has(sale.leaseId) &&
      Date.now() - Date.parse(sale.soldAt) > forgetSalesAfterMs &&
      prints.every(({ saleId, told }) => saleId !== id || told),
  );
  const gone = new Set(old.map(({ id }) => id));
  const needed = new Set(sales.filter(({ id }) => !gone.has(id)).map(({ sale }) => sale.leaseId));
  const over = leases.filter(
    ({ id, givenBack }) =>
      givenBack?.known && !needed.has(id) && Date.now() - Date.parse(givenBack.at) > forgetLeasesAfterMs,
  );
  if (old.length === 0 && over.length === 0) return;
  const tx = (await kept()).transaction(["sales", "prints", "leases"], "readwrite");
  for (const id of gone) await tx.objectStore("sales").delete(id);
  for (const print of prints) if (gone.has(print.saleId)) await tx.objectStore("prints").delete(print.id);
  for (const { id } of over) await tx.objectStore("leases").delete(id);
  await tx.done;
}
