import type { ReactNode } from "react";
import classes from "./map-screen.module.css";

export interface MapScreenProps {
  readonly map: ReactNode;
  readonly work: ReactNode;
  /** Always in the same place: what the main key does. */
  readonly footer: ReactNode;
}

/** A live house beside what is done with it; on a narrow screen above it. */
export function MapScreen({ map, work, footer }: MapScreenProps) {
  return (
    <div className={classes.screen}>
      <section className={classes.house}>{map}</section>
      <section className={classes.panel}>
        <div className={classes.work}>{work}</div>
        <footer className={classes.footer}>{footer}</footer>
      </section>
    </div>
  );
}
