import { zoneOfSeat } from "../programme/index.ts";
import { claim, type Holding, type HoldSeatsOutcome, type SeatsFrom } from "./hold-seats.ts";
import { readSources } from "./seat-sources.ts";
import { whyNotOnSale } from "./why-not-on-sale.ts";

/** The most seats that one act of the staff holds: a coach company's, a sponsor's evening, half a hall. */
const mostSeatsInBulk = 5_000;

export interface HoldManySeatsCommand {
  readonly cartKey: string;
  readonly performanceId: number | null;
  readonly ordinals: readonly number[];
  readonly channelCode: string;
  readonly from: SeatsFrom;
  /** Take those that are free and leave the others out, instead of all or none. */
  readonly asManyAsFree: boolean;
}

export type HoldManySeatsOutcome =
  | (Extract<HoldSeatsOutcome, { readonly kind: "held" }> & { readonly leftOut: readonly number[] })
  | Extract<
      HoldSeatsOutcome,
      { readonly kind: "taken" | "not-on-sale" | "unknown-seats" | "not-your-allocation" | "limit" }
    >;

/** So often seats may go away under a request that takes what there is. */
const mostTries = 8;

/** Holds hundreds of seats for a member of staff, past the limit of a buyer's cart: all, or as many as are free. */
export async function holdManySeats(holding: Holding, command: HoldManySeatsCommand): Promise<HoldManySeatsOutcome> {
  const { cartKey, channelCode, asManyAsFree } = command;
  const known = command.performanceId === null ? null : await holding.factsOf(command.performanceId);
  const reason = whyNotOnSale(known, channelCode, new Date());
  if (!known || reason) return { kind: "not-on-sale", reason: reason! };
  const facts = { ...known, maxSeatsPerCart: mostSeatsInBulk };
  if (command.ordinals.length > mostSeatsInBulk) {
    const alreadyHeld = await holding.alreadyHeld(cartKey, facts.performanceId);
    return { kind: "limit", limit: mostSeatsInBulk, alreadyHeld };
  }
  const sources = await readSources(holding, facts.performanceId, command);
  if ("kind" in sources) return sources;
  const wanted = [...new Set(command.ordinals)].sort((a, b) => a - b);
  const unknown = wanted.filter((ordinal) => zoneOfSeat(facts, ordinal) === null);
  if (unknown.length > 0 || wanted.length === 0) return { kind: "unknown-seats", ordinals: unknown };
  const gone = new Set<number>();
  for (let tried = 1; ; tried += 1) {
    const left = wanted.filter((ordinal) => !gone.has(ordinal));
    const outcome =
      left.length === 0
        ? ({ kind: "taken", taken: wanted, suggested: [] } as const)
        : await claim(holding, facts, cartKey, channelCode, left, sources);
    holding.count(outcome.kind);
    if (outcome.kind === "held") return { ...outcome, leftOut: [...gone].sort((a, b) => a - b) };
    if (outcome.kind === "taken") {
      if (!asManyAsFree || left.length === 0 || tried === mostTries) return outcome;
      for (const ordinal of outcome.taken) gone.add(ordinal);
    } else if (outcome.kind === "limit") return outcome;
    else throw new Error(`a claim of known seats must not answer ${outcome.kind}`);
  }
}
