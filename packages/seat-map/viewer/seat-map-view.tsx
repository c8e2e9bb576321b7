import type { ReactElement } from "react";
import type { SeatMapViewProps } from "./contract.ts";

/** The live seat map; fills its parent. */
export function SeatMapView(props: SeatMapViewProps): ReactElement {
  return <div className={props.className} style={{ position: "relative", width: "100%", height: "100%" }} />;
}
