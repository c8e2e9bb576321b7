import { serverNow } from "@parterre/web-kit";
import type { KeptPerformance } from "../documents.ts";
import { forgetFact, type KeptLease, kept, keptFact, keptWork } from "../kept.ts";
import { isOver, leasedSeats, leaseOf } from "../leased-seats.ts";
import type { Answer } from "./named.ts";

/** As long as a sign-in lasts: nobody stays signed in longer by having no network. */
const signInLastsMs = 12 * 3600_000;

/** A kept performance as this lease lets it be sold: no allocations, and only kinds of ticket that the lease prices. */
export function sellablePerformance(performance: KeptPerformance, lease: KeptLease) {
  const offered = new Set(lease.pack.ticketTypes.map(({ id }) => id));
  return {
    ...performance,
    onSaleNow: !isOver(lease, serverNow()),
    allocations: [],
    ticketTypes: performance.ticketTypes.filter(({ id }) => offered.has(id)),
  };
}

/** The operation's last answer of the server. */
const asKept =
  (operation: string): Answer =>
  async () => {
    const answer = await keptFact(`answer:${operation}`);
    if (!answer) throw new TypeError(`${operation} was never answered here`);
    return answer.data;
  };

const me: Answer = async () => {
  const answer = await keptFact("answer:Me");
  if (!answer || Date.now() - answer.keptAt > signInLastsMs) return { me: null };
  return answer.data;
};

const signOut: Answer = async () => {
  await forgetFact("answer:Me");
  return { signOut: true };
};

const counters: Answer = async (question) => {
  const answer = (await asKept("Counters")(question)) as { readonly counters: readonly CounterAnswer[] };
  const { prints } = await keptWork();
  // The rolls as they are by what was printed here since.
  const used = (printerId: string) =>
    prints.filter(({ printerId: id, state, told }) => id === printerId && state === "CONFIRMED" && !told).length;
  return {
    ...answer,
    counters: answer.counters.map((counter) => ({
      ...counter,
      printers: counter.printers.map((printer) => ({
        ...printer,
        roll: printer.roll && { ...printer.roll, left: Math.max(0, printer.roll.left - used(printer.id)) },
      })),
    })),
  };
};

interface CounterAnswer {
  readonly printers: readonly { readonly id: string; readonly roll: { readonly left: number } | null }[];
}

const sellingPerformance: Answer = async ({ variables }) => {
  const id = String(variables.id);
  const lease = leaseOf((await keptWork()).leases, id);
  const performance = await (await kept()).get("performances", id);
  return { performance: lease && performance ? sellablePerformance(performance, lease) : null };
};

/** Performances that are sold here now: those with a lease. */
const comingPerformances: Answer = async () => {
  const [performances, work] = await Promise.all([(await kept()).getAll("performances"), keptWork()]);
  const sold = performances.flatMap((performance) => {
    const lease = leaseOf(work.leases, performance.id);
    if (!lease) return [];
    const { free } = leasedSeats(lease, work, serverNow());
    return [
      { ...sellablePerformance(performance, lease), freeSeatCount: free.size, seatCount: lease.pack.seats.length },
    ];
  });
  sold.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const edges = sold.map((node) => ({ __typename: "PerformanceEdge", node }));
  return { performances: { __typename: "PerformanceConnection", totalCount: edges.length, edges } };
};

export const readAnswers: Readonly<Record<string, Answer>> = {
  Me: me,
  SignOut: signOut,
  MyShift: asKept("MyShift"),
  Counters: counters,
  SellingPerformance: sellingPerformance,
  CounterPerformances: comingPerformances,
};

/** Whose answers by the server are kept for later. */
export const keptOperations: ReadonlySet<string> = new Set(["Me", "MyShift", "Counters"]);
