import { type SeatMapGeometry, seatLabel } from "@parterre/seat-map";
import { placeName, useLocale } from "@parterre/web-kit";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./change-map.module.css";
import type { MapChangePreview } from "./documents.ts";

export interface TakenSeatsProps {
  readonly seats: MapChangePreview["takenSeats"];
  /** The new map, to name targets by; null while loading. */
  readonly geometry: SeatMapGeometry | null;
  readonly targets: ReadonlyMap<number, number>;
  /** Old ordinal of the seat that is being placed. */
  readonly active: number | null;
  readonly onActivate: (ordinal: number | null) => void;
}

/** Seats that people have and that go: each with where it would move. Pressing one lets another be chosen on the map. */
export function TakenSeats({ seats, geometry, targets, active, onActivate }: TakenSeatsProps) {
  const t = useAdminText();
  const { locale } = useLocale();
  const said = ({ block, row, seat }: { block: string; row: string; seat: string }) =>
    [placeName(block, locale), row && t("compare.row", { row }), t("compare.seat", { seat })]
      .filter(Boolean)
      .join(" · ");
  return (
    <section>
      <h2 className={classes.heading}>{t("changeMap.takenTitle")}</h2>
      <p className={classes.quiet}>{t(active === null ? "changeMap.takenHow" : "changeMap.pressSeat")}</p>
      <ul className={classes.taken}>
        {seats.map(({ place, orderReference, buyer, state, proposal }) => {
          const target = targets.get(place.ordinal);
          return (
            <li key={place.ordinal}>
              <button
                type="button"
                aria-pressed={active === place.ordinal}
                onClick={() => onActivate(active === place.ordinal ? null : place.ordinal)}
              >
                <span className="figures">
                  <strong>{said(place)}</strong>{" "}
                  {orderReference ?? t(state === "HELD" ? "changeMap.inCart" : "changeMap.sold")}
                  {buyer && ` · ${buyer}`}
                </span>
                <span className="figures" data-missing={target === undefined || undefined}>
                  {target === undefined ? t("changeMap.nowhere") : geometry && `→ ${said(seatLabel(geometry, target))}`}
                  {target !== undefined &&
                    target === proposal?.place.ordinal &&
                    proposal.isWorse &&
                    ` · ${t("changeMap.worse")}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
