import type { ReactElement } from "react";
import { zoneColours } from "../src/palette.ts";
import type { SeatMapLegendProps } from "./contract.ts";

/** The legend is the ramp itself. */
export function SeatMapLegend({ zones, colourScheme, className }: SeatMapLegendProps): ReactElement {
  return (
    <ul className={className}>
      {zones.map((zone) => (
        <li key={zone.index}>
          {zone.name} {zone.fromPrice}
          <span style={{ background: `linear-gradient(90deg, ${zoneColours(zone.hue, colourScheme).join(",")})` }} />
        </li>
      ))}
    </ul>
  );
}
