import type { ReactElement } from "react";
import type { SeatMapZone } from "./contract.ts";
import { stepOut, type WalkPlace } from "./keyboard-walk.ts";
import type { MapHost } from "./map-host.ts";
import { describePlace } from "./seat-description.ts";
import type { SeatMapTexts } from "./texts.ts";
import { openPlace } from "./walk-keys.ts";

/**
 * The walk as a list of buttons, one level at a time, for screen readers that swipe instead of pressing keys.
 * Not in the tab order: the map itself is the one tab stop.
 */
export function SeatList(props: {
  host: MapHost;
  states: Uint8Array;
  zones: readonly SeatMapZone[];
  texts: SeatMapTexts;
  /** Name of the map: two on one page are told apart by it. */
  label: string;
  place: WalkPlace | null;
  /** 1 by index for the blocks of the level that is shown; null for all. */
  shownBlocks: Uint8Array | null;
  onGo: (place: WalkPlace, quietly?: boolean) => void;
  onChoose: (place: WalkPlace) => void;
}): ReactElement {
  const { host, states, zones, texts, label, place, shownBlocks, onGo, onChoose } = props;
  const { geometry } = host.model;
  const places: WalkPlace[] = [];
  if (place?.level === "seat") {
    const { first, count } = geometry.rows[geometry.rowOf[place.ordinal]!]!;
    for (let ordinal = first; ordinal < first + count; ordinal++) places.push({ level: "seat", ordinal });
  } else if (place?.level === "row") {
    const { block } = geometry.rows[place.row]!;
    for (const [row, candidate] of geometry.rows.entries())
      if (candidate.block === block && candidate.count > 0) places.push({ level: "row", row });
  } else
    for (const block of host.model.blocks)
      if (block.count > 0 && (!shownBlocks || shownBlocks[block.index] === 1))
        places.push({ level: "block", block: block.index });
  const out = place ? stepOut(host.model, place) : null;
  return (
    <nav className="parterre-map-hidden" aria-label={`${label}${texts.comma}${texts.seatList}`}>
      {out ? (
        <button type="button" tabIndex={-1} onClick={() => onGo(out, true)}>
          {texts.back}
        </button>
      ) : null}
      <ul>
        {places.map((each) => (
          <li key={each.level === "seat" ? each.ordinal : each.level === "row" ? each.row : each.block}>
            <button
              type="button"
              tabIndex={-1}
              aria-pressed={each.level === "seat" ? host.marks.mine.has(each.ordinal) : undefined}
              onClick={() => (each.level === "seat" ? onChoose(each) : onGo(openPlace(host.model, each), true))}
            >
              {describePlace(host, states, zones, texts, each)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
