import { useMutation } from "@apollo/client/react";
import type { Currency } from "@parterre/money";
import { type BothLanguages, failureOf } from "@parterre/web-kit";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { Credentials } from "../../approval/approval-fields.tsx";
import { useApproval } from "../../approval/use-approval.ts";
import { keepWindowCart } from "../../frame/window-cart.ts";
import {
  type BulkPerformance,
  giveFreeTicketsMutation,
  holdManySeatsMutation,
  newCartMutation,
  releaseHoldMutation,
} from "./documents.ts";

/** What is to be given, to whom and why. */
export interface Gift {
  readonly ticketTypeId: string;
  readonly currency: Currency;
  readonly reason: string;
  readonly recipient: { readonly name: string; readonly phone: string | null; readonly email: string | null };
}

/** Which seats, and whether the ones that somebody else has are left out. */
export interface ManySeats {
  readonly ordinals: readonly number[];
  readonly asManyAsFree: boolean;
  readonly allocationIds: readonly string[];
}

interface HeldSeats {
  readonly cartKey: string;
  readonly holdId: string;
  readonly count: number;
  readonly leftOut: number;
}

export type BulkStep =
  | { readonly kind: "choose" }
  | { readonly kind: "approval"; readonly asked: BothLanguages }
  | { readonly kind: "done"; readonly reference: string; readonly count: number; readonly leftOut: number };

/** Holds many seats and either takes them to the till or gives them away, with a supervisor's yes where one is needed. */
export function useBulk(performance: BulkPerformance) {
  const navigate = useNavigate();
  const [step, setStep] = useState<BulkStep>({ kind: "choose" });
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [taken, setTaken] = useState<readonly number[]>([]);
  const [busy, setBusy] = useState(false);
  const [newCart] = useMutation(newCartMutation);
  const [holdMany] = useMutation(holdManySeatsMutation);
  const [release] = useMutation(releaseHoldMutation);
  const [give] = useMutation(giveFreeTicketsMutation);
  const { approve } = useApproval("GIVE_FREE_TICKETS");
  /** What is held for a gift that waits for a supervisor, under the key the approval is for. */
  const waiting = useRef<(HeldSeats & { readonly key: string }) | null>(null);

  const working = async (work: () => Promise<void>) => {
    setBusy(true);
    setRefusal(null);
    await work().catch((error) => setRefusal({ reason: failureOf(error) }));
    setBusy(false);
  };

  const hold = async ({ ordinals, asManyAsFree, allocationIds }: ManySeats): Promise<HeldSeats | null> => {
    const cartKey = (await newCart()).data!.createCart.key;
    const input = {
      ...{ cartKey, performanceId: performance.id, ordinals: [...ordinals], asManyAsFree },
      ...{ allocationIds: [...allocationIds], generalSale: true },
    };
    const result = (await holdMany({ variables: { input } })).data!.holdManySeats;
    setTaken(result.__typename === "SeatsTaken" ? result.takenOrdinals : []);
    if (result.__typename !== "ManySeatsHeld") {
      setRefusal(result);
      return null;
    }
    const leftOut = result.leftOutOrdinals.length;
    return { cartKey, holdId: result.hold.id, count: ordinals.length - leftOut, leftOut };
  };

  const letGo = async () => {
    const held = waiting.current;
    waiting.current = null;
    if (held) await release({ variables: { input: { cartKey: held.cartKey, holdId: held.holdId } } });
  };

  const send = async (gift: Gift, approvalToken: string | null) => {
    const held = waiting.current!;
    const input = { ...gift, cartKey: held.cartKey, approvalToken, idempotencyKey: held.key };
    const result = (await give({ variables: { input } })).data!.giveFreeTickets;
    if (result.__typename === "FreeTicketsGiven") {
      waiting.current = null;
      const { count, leftOut } = held;
      setStep({ kind: "done", reference: result.order.reference, count, leftOut });
    } else if (result.__typename === "ApprovalRequired") setStep({ kind: "approval", asked: result.reason });
    else {
      setRefusal(result);
      setStep({ kind: "choose" });
      await letGo();
    }
  };

  return {
    step,
    refusal,
    taken,
    busy,
    /** To the till: the seats become this window's cart, and the sale goes on as any other. */
    sell: (seats: ManySeats) =>
      working(async () => {
        const held = await hold(seats);
        if (!held) return;
        keepWindowCart(held.cartKey);
        navigate(`/sell/${performance.id}`);
      }),
    give: (seats: ManySeats, gift: Gift) =>
      working(async () => {
        if (!waiting.current) {
          const held = await hold(seats);
          if (!held) return;
          waiting.current = { ...held, key: crypto.randomUUID() };
        }
        await send(gift, null);
      }),
    approve: (credentials: Credentials, gift: Gift) =>
      working(async () => {
        const outcome = await approve(credentials, waiting.current!.key);
        if ("reason" in outcome) setRefusal(outcome);
        else await send(gift, outcome.token);
      }),
    /** Back to choosing; what was held for a gift is free again. */
    cancel: () =>
      working(async () => {
        setStep({ kind: "choose" });
        await letGo();
      }),
    again: () => setStep({ kind: "choose" }),
  };
}

export type Bulk = ReturnType<typeof useBulk>;
