import type { ReactElement } from "react";
import { type ColourScheme, mapInks } from "../src/palette.ts";
import type { SeatSignKind } from "./contract.ts";
import { signDrawings, signStroke } from "./seat-signs.ts";

/** A sign of the map, for its legend; 16 px. */
export function SeatSignIcon(props: { kind: SeatSignKind; colourScheme: ColourScheme }): ReactElement {
  const inks = mapInks(props.colourScheme);
  const colour = inks.signs[props.kind];
  const { filled, stroked, cut } = signDrawings[props.kind];
  return (
    <svg width="16" height="16" viewBox="-1.35 -1.35 2.7 2.7" aria-hidden="true">
      {filled ? <path d={filled} fill={colour} /> : null}
      {stroked ? <path d={stroked} fill="none" stroke={colour} strokeWidth={signStroke} /> : null}
      {cut ? <path d={cut} fill="none" stroke={inks.floor} strokeWidth={signStroke} /> : null}
    </svg>
  );
}
