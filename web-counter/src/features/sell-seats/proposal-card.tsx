import { seatLabel } from "@parterre/seat-map";
import { useLocale } from "@parterre/web-kit";
import { KeyButton } from "../../keys/key-button.tsx";
import { SeatNotes } from "../../performance/seat-notes.tsx";
import { useSeatNotes } from "../../performance/use-seat-notes.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { SeatPlace } from "./seat-place.tsx";
import classes from "./sell-seats.module.css";
import type { Sale } from "./use-sale.ts";

/** The best seats of this moment, in words beside the ring on the map. Not held yet. */
export function ProposalCard({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const { pick } = useLocale();
  const { proposal, seatMap, performance } = sale;
  const notes = useSeatNotes(seatMap.versionId);
  const { geometry, zoneOf } = seatMap;
  if (!geometry || !zoneOf) return null;
  if (proposal.ordinals.length === 0) {
    return (
      <output className={classes.proposal}>
        {t(seatMap.connected ? "sell.noneTogether" : "sell.waitingForMap", { count: proposal.size ?? 0 })}
      </output>
    );
  }
  const zone = performance.zones.find((each) => each.index === zoneOf[proposal.ordinals[0]!]);
  return (
    <output className={classes.proposal}>
      <small>
        {t("sell.best", { count: proposal.ordinals.length })}
        {zone && ` · ${pick(zone.name)}`}
      </small>
      <p>
        <SeatPlace labels={proposal.ordinals.map((ordinal) => seatLabel(geometry, ordinal))} />
      </p>
      <SeatNotes
        notes={notes}
        seats={proposal.ordinals.map((ordinal) => ({ ordinal, label: seatLabel(geometry, ordinal) }))}
      />
      <div className={classes.row}>
        <KeyButton keyShown="N" size="compact-md" variant="default" onAct={proposal.another}>
          {t("sell.another")}
        </KeyButton>
        <KeyButton keyShown="Esc" size="compact-md" variant="subtle" color="gray" onAct={proposal.clear}>
          {t("sell.noProposal")}
        </KeyButton>
      </div>
    </output>
  );
}
