import "reflect-metadata";
import type { LeasePack, OfflineSale } from "@parterre/pricing";
import { tills } from "../src/box-office/index.ts";
import type { ContingencyTools } from "../src/contingency/contingency-tools.ts";
import type { LeaseRow } from "../src/contingency/lease.store.ts";
import { type LeaseCommand, leaseSeats } from "../src/contingency/lease-seats.ts";
import { reportCounter } from "../src/contingency/report-counter.ts";
import { registerCounterKey } from "../src/contingency/set-up-counter.ts";
import { type Uploaded, uploadSales } from "../src/contingency/upload-sales.ts";
import type { StaffActor } from "../src/identity/index.ts";
import { OfflineCounter } from "./offline-counter.ts";
import { openSellingHouse } from "./selling-house.ts";

/** A selling house with two counters whose shifts are open and whose keys are known, and short ways to lease and hand in. */
export async function openContingencyHouse() {
  const house = await openSellingHouse();
  const tools: ContingencyTools = { ...house, tills };
  const supervisor = await house.enrol("supervisor", "supervisor");
  const seller = await house.enrol("seller", "seller");

  async function openCounter(actor: StaffActor): Promise<OfflineCounter> {
    const [{ counter_id: id }] = (await house.rows(
      "SELECT counter_id FROM shift WHERE seller_id = $1 AND closed_at IS NULL",
      [actor.staffId],
    )) as [{ counter_id: string }];
    const made = new OfflineCounter(id, actor.staffId);
    done(await registerCounterKey(tools, actor, { counterId: id, publicKey: made.publicKey }));
    return made;
  }
  const counter = await openCounter(seller);
  const other = await openCounter(supervisor);

  return {
    ...{ house, tools, supervisor, seller, counter, other },
    lease: (performanceId: number, change: Partial<LeaseCommand> = {}) =>
      leaseSeats(tools, supervisor, {
        ...{ counterId: counter.id, performanceId, seats: 10, ordinals: null, termMinutes: 60 },
        ...change,
      }),
    upload: async (from: OfflineCounter, sales: readonly OfflineSale[]) =>
      done(await uploadSales(tools, seller, { counterId: from.id, sales: sales.map((sale) => from.signed(sale)) })),
    hear: (unsentSales = 0, of = counter) =>
      reportCounter(tools, seller, { counterId: of.id, kid: of.kid, unsentSales }),
    soldSeats: async (performanceId: number): Promise<number[]> => {
      const sold = "SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state = 'sold' ORDER BY 1";
      return (await house.rows(sold, [performanceId])).map(({ ordinal }) => ordinal);
    },
    journalSum: async (performanceId: number): Promise<number> => {
      const sum = "SELECT coalesce(sum(amount_minor), 0) AS sum FROM journal_entry WHERE performance_id = $1";
      return Number((await house.rows(sum, [performanceId]))[0].sum);
    },
    /** Makes a lease old: its term is over. */
    endTerm: (id: string) =>
      house.rows("UPDATE counter_lease SET sell_until = now() - interval '1 minute' WHERE id = $1", [id]),
    silence: (counterId: string) =>
      house.rows("UPDATE counter_report SET heard_at = now() - interval '10 minutes' WHERE counter_id = $1", [
        counterId,
      ]),
  };
}

export function done<Outcome extends object>(outcome: Outcome): Exclude<Outcome, { readonly kind: "not-done" }> {
  if ("kind" in outcome && outcome.kind === "not-done") throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome as Exclude<Outcome, { readonly kind: "not-done" }>;
}

export const seatsOf = ({ pack }: LeaseRow) => (JSON.parse(pack) as LeasePack).seats.map(({ ordinal }) => ordinal);

/** What a sale differs in, or why it was refused. */
export const kinds = (uploaded: Uploaded | undefined) =>
  uploaded?.kind === "kept" ? uploaded.differences.map(({ kind }) => kind) : uploaded?.why;
export const state = (uploaded: Uploaded | undefined) => (uploaded?.kind === "kept" ? uploaded.sale.state : "refused");
