import type { EntityTransaction } from "../../platform/database/index.ts";
import { countSeatsOfCart, moveHolds } from "../merge-carts.store.ts";
import { refusal, type WaitingRefusal } from "./waiting.rules.ts";
import { findWaitingEntry, setWaitingState } from "./waiting.store.ts";
import type { WaitingEntry } from "./waiting-entry.entity.ts";
import type { WaitingTools } from "./waiting-tools.ts";

const unknownEntry = () => refusal("secret", "没有这条候补。", "There is no such entry.");
const overEntry = () =>
  refusal(null, "这条候补已经结束。", "This entry is over: the offer was taken or missed, or you have left.");

/** Thrown to put back what was moved before the refusal turned up. */
class NotTaken extends Error {
  constructor(readonly refused: WaitingRefusal) {
    super("refused");
  }
}

/** Leaves the list; seats that were offered go to the next in line. */
export async function leaveWaitingList(
  { database }: WaitingTools,
  secret: string,
): Promise<{ readonly kind: "left" } | WaitingRefusal> {
  return database.inTransaction(async (tx) => {
    const entry = await findWaitingEntry(tx, { secret }, true);
    if (!entry) return unknownEntry();
    if (entry.state === "waiting") {
      await setWaitingState(tx, entry.id, "left");
    } else if (entry.state === "offered") {
      // Over from this moment: the next look at the list frees its seats and gives them on, in one transaction.
      await tx.manager.update("WaitingEntry", { id: entry.id }, { offerUntil: new Date(0) });
    } else return overEntry();
    return { kind: "left" };
  });
}

export type TakeOfferOutcome = { readonly kind: "taken"; readonly seats: number } | WaitingRefusal;

/** Puts the seats of an offer into a buyer's cart; they keep their own end, and can be paid like any others. */
export async function takeWaitingOffer(
  tools: WaitingTools,
  { secret, cartKey }: { readonly secret: string; readonly cartKey: string },
): Promise<TakeOfferOutcome> {
  try {
    return await tools.database.inTransaction((tx) => take(tools, tx, secret, cartKey));
  } catch (error) {
    if (error instanceof NotTaken) return error.refused;
    throw error;
  }
}

async function take(
  tools: WaitingTools,
  tx: EntityTransaction,
  secret: string,
  cartKey: string,
): Promise<TakeOfferOutcome> {
  const entry = await findWaitingEntry(tx, { secret }, true);
  if (!entry) return unknownEntry();
  if (entry.state === "taken" && cartKey === entry.cartKey) return { kind: "taken", seats: entry.seatCount };
  if (entry.state !== "offered" || !isStanding(entry)) {
    return entry.state === "waiting"
      ? refusal(null, "还没有为您留出座位。", "No seats are held for you yet.")
      : overEntry();
  }
  const seats = await moveHolds(tx, entry.cartKey!, cartKey);
  if (seats === 0) return overEntry();
  const facts = await tools.programme.sellingFacts(entry.performanceId, tx);
  const most = facts?.maxSeatsPerCart ?? 0;
  const together = (await countSeatsOfCart(tx, cartKey)).find((each) => each.performanceId === entry.performanceId);
  if ((together?.seats ?? 0) > most) {
    throw new NotTaken(
      refusal(
        null,
        `同一场次最多选 ${most} 个座位，请先从购物车中放回一些。`,
        `A cart holds at most ${most} seats of a performance. Give some back first.`,
      ),
    );
  }
  await tx.manager.update("WaitingEntry", { id: entry.id }, { state: "taken", cartKey });
  return { kind: "taken", seats };
}

function isStanding({ offerUntil }: WaitingEntry): boolean {
  return offerUntil !== null && offerUntil >= new Date();
}
