import type { ApolloClient } from "@apollo/client";
import { returnKeptLeaseMutation } from "./documents.ts";
import { changeLeases, type KeptLease, keptWork } from "./kept.ts";
import { endedLease, hangsOn, leasesSpared, leasesToGiveBack, mayGoBack } from "./lease-end.ts";

/** The server cannot be reached from now on: leases that are here have an outage to serve. */
export function noteOutage(): Promise<void> {
  return changeLeases(({ leases }) =>
    leases
      .filter(({ givenBack, aloneSince }) => !givenBack && typeof aloneSince !== "number")
      .map((lease) => ({ ...lease, aloneSince: Date.now() })),
  );
}

/**
 * Gives back what goes back by itself; answers whether anything did. First this browser stops to sell from it, in the
 * same transaction that looks whether nothing hangs on it; only then is the server told. Should the line go in between,
 * or the answer be lost, nothing is sold from it any more, and the server is told again in the next round.
 */
export async function giveBackDue(client: ApolloClient, counterId: string, kid: string): Promise<boolean> {
  await changeLeases((work) => {
    const due = leasesToGiveBack(work, counterId, Date.now());
    const spared = leasesSpared(work, Date.now()).map((lease) => ({ ...lease, aloneSince: null }));
    return [...spared, ...due.map((lease) => end(lease, work))];
  });
  return tellGivenBack(client, counterId, kid);
}

// Of a lease that is changed for one at today's prices nobody need hear.
const end = (lease: KeptLease, work: Parameters<typeof endedLease>[1]) =>
  endedLease(lease, work, { at: new Date().toISOString(), known: false, seen: lease.byPolicy });

/** Stops to sell from one lease, for a person wants it; the next round tells the server. False: something hangs on it. */
export async function stopSelling(leaseId: string): Promise<boolean> {
  let stopped = false;
  await changeLeases((work) => {
    const lease = work.leases.find(({ id }) => id === leaseId);
    stopped = lease !== undefined && mayGoBack(lease, work);
    return lease && stopped ? [end(lease, work)] : [];
  });
  return stopped;
}

async function tellGivenBack(client: ApolloClient, counterId: string, kid: string): Promise<boolean> {
  const { leases } = await keptWork();
  const open = leases.filter((lease) => lease.counterId === counterId && lease.givenBack && !lease.givenBack.known);
  for (const { id } of open) {
    const variables = { input: { leaseId: id, kid } };
    const { data } = await client.mutate({ mutation: returnKeptLeaseMutation, variables });
    const isKnown = data?.returnLease.__typename === "LeaseKept";
    // Refused is certain as well: the lease stands, and is sold from until it can go.
    await changeLeases((work) =>
      work.leases
        .filter((lease) => lease.id === id && lease.givenBack)
        .map((lease) => ({ ...lease, givenBack: isKnown ? { ...lease.givenBack!, known: true } : null })),
    );
  }
  return open.length > 0;
}

/** Somebody at the window has read that a lease is gone. */
export function noteSeen(leaseId: string): Promise<void> {
  return changeLeases(({ leases }) =>
    leases
      .filter(({ id, givenBack }) => id === leaseId && givenBack)
      .map((lease) => ({ ...lease, givenBack: { ...lease.givenBack!, seen: true } })),
  );
}

/** What the server no longer lends has ended here, too: its term was over, or somebody took it back. */
export function endWithdrawn(counterId: string, standing: ReadonlySet<string>): Promise<void> {
  return changeLeases((work) =>
    work.leases
      .filter((lease) => lease.counterId === counterId && !standing.has(lease.id) && !lease.givenBack?.known)
      .map((lease) => {
        if (lease.givenBack) return { ...lease, givenBack: { ...lease.givenBack, known: true } };
        // News only for somebody who counted on it.
        const seen = typeof lease.aloneSince !== "number" && !hangsOn(lease, work);
        return endedLease(lease, work, { at: new Date().toISOString(), known: true, seen });
      }),
  );
}
