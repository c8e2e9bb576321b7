import { Button, NumberInput } from "@mantine/core";
import { bestSeats, compileSeatMap, drawnZones, type SeatMapDocument, seatLabel } from "@parterre/seat-map";
import { useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { HouseMap } from "../../maps/house-map.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import styles from "./paint.module.css";

/** The drawing as a buyer will see it: zones with their gradient, and the best seats for a party. */
export function BuyerPreview({ document }: { readonly document: SeatMapDocument }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const [party, setParty] = useState(2);
  /** How many proposals were turned over; null: none asked for. */
  const [turn, setTurn] = useState<number | null>(null);
  const geometry = useMemo(() => compileSeatMap(document), [document]);
  const drawn = useMemo(() => drawnZones(document, geometry), [document, geometry]);
  const hasZones = drawn.zones.length > 0;
  const zones = useMemo(
    () => drawn.zones.map(({ name, hue }, index) => ({ index, hue, name: pick(name) })),
    [drawn, pick],
  );
  const proposal = useMemo(() => {
    if (turn === null) return null;
    // Seats in no zone are not sold, so nobody is offered them.
    const isFree = (ordinal: number) => !hasZones || drawn.zoneOf[ordinal] !== 255;
    return bestSeats(geometry, { count: party, isFree, skip: turn, limit: 1 })[0] ?? null;
  }, [geometry, drawn, hasZones, party, turn]);
  const proposed = useMemo(() => new Set(proposal?.ordinals ?? []), [proposal]);
  const names = [...proposed].map((ordinal) => {
    const { block, row, seat } = seatLabel(geometry, ordinal);
    return [block, row, seat].filter(Boolean).join(" ");
  });
  return (
    <>
      <HouseMap geometry={geometry} zoneOf={hasZones ? drawn.zoneOf : null} zones={zones} proposed={proposed} />
      <div className={styles.preview}>
        <p className={classes.state}>{t("paint.previewZones")}</p>
        <div className={classes.acts}>
          <NumberInput
            size="xs"
            w="5rem"
            aria-label={t("paint.party")}
            value={party}
            min={1}
            max={20}
            onChange={(value) => {
              const count = Number(value);
              if (!(Number.isInteger(count) && count >= 1 && count <= 20)) return;
              setParty(count);
              setTurn(null);
            }}
          />
          <Button size="xs" onClick={() => setTurn(turn === null || !proposal ? 0 : turn + 1)}>
            {turn === null ? t("paint.best", { count: party }) : t("paint.nextBest")}
          </Button>
        </div>
        <p role="status" data-testid="best-seats">
          {turn !== null && (proposal ? names.join(", ") : t("paint.noBest", { count: party }))}
        </p>
      </div>
    </>
  );
}
