import type { ReactNode } from "react";
import classes from "./frame.module.css";

export interface BesideMapProps {
  readonly map: ReactNode;
  /** The numbers and acts that the map explains. */
  readonly children: ReactNode;
  /** Wide work (a price grid) takes more of the screen than the map. */
  readonly wide?: boolean;
}

/** Numbers beside the picture that they explain; on a narrow screen the picture comes first. */
export function BesideMap({ map, children, wide = false }: BesideMapProps) {
  return (
    <div className={classes.beside} data-wide={wide || undefined}>
      <div className={classes.map}>{map}</div>
      <div className={classes.work}>{children}</div>
    </div>
  );
}
