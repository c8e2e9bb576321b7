import { useQuery } from "@apollo/client/react";
import { useEffect, useMemo } from "react";
import { ticketsToPrintQuery } from "./documents.ts";
import { elsewhereOf } from "./hand-overs.ts";
import { useHandOvers } from "./hand-overs-context.tsx";
import { paperStateOf } from "./paper-state.ts";
import { usePrinting } from "./printing-context.tsx";

/** An order's tickets as the printer of this window meets them, and what other windows print of it. */
export function useOrderToPrint(reference: string) {
  const { printer, counter } = usePrinting();
  const { handOvers } = useHandOvers();
  const counterId = counter?.id ?? null;
  const { data, error, refetch } = useQuery(ticketsToPrintQuery, {
    variables: { reference, stockCode: printer?.roll?.stockCode ?? "" },
    fetchPolicy: "network-only",
  });
  const order = data?.orderByReference ?? null;
  const ofOrder = useMemo(() => handOvers.filter((each) => each.reference === reference), [handOvers, reference]);
  const elsewhere = useMemo(() => elsewhereOf(ofOrder, counterId), [ofOrder, counterId]);
  // What another window did with them is news about their paper; what this one does, its own run knows.
  const news = ofOrder
    .filter(({ toCounterId }) => toCounterId !== counterId)
    .map(({ tickets }) => tickets.map(({ state }) => state).join(" "))
    .join(",");
  useEffect(() => {
    if (news !== "") void refetch().catch(() => undefined);
  }, [news, refetch]);
  const paperOf = (ticket: Parameters<typeof paperStateOf>[0] & { readonly id: string }) =>
    paperStateOf(ticket, elsewhere.has(ticket.id));
  const tickets = order?.tickets ?? [];
  const open = ofOrder.filter(({ endedAt }) => endedAt === null);
  const handedHere = open.find(
    ({ toCounterId, tickets: handed }) => toCounterId === counterId && handed.some(({ state }) => state === "WAITING"),
  );
  const handedOn = open.find(
    ({ toCounterId, tickets: handed }) => toCounterId !== counterId && handed.some(({ state }) => state === "WAITING"),
  );
  const own = tickets.filter((ticket) => ["waiting", "no-template"].includes(paperOf(ticket)));
  return {
    ...{ order, error, refetch, elsewhere, open },
    /** What this window's printer can put on paper now. */
    waiting: tickets.filter((ticket) => paperOf(ticket) === "waiting"),
    /** Of which nothing is on paper or on its way, here or elsewhere. */
    withoutPaper: own,
    lacksTemplate: tickets.some((ticket) => paperOf(ticket) === "no-template"),
    /** What the door reads from a telephone; not what a numbered ticket was handed over for. */
    scannable: tickets.filter((ticket) => ticket.state === "VALID" && ticket.code && ticket.backupNumber === null),
    /** Whether there is something that another window could print, and in place of which hand-over. */
    mayHandOver: own.length > 0 || handedOn !== undefined,
    insteadOf: handedHere?.id ?? (own.length > 0 ? null : (handedOn?.id ?? null)),
  };
}
