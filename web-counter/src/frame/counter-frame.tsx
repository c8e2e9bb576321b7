import type { ReactNode } from "react";
import { HandOverBanner } from "../printing/hand-over-banner.tsx";
import { NoShiftBanner } from "../shifts/shift-state.tsx";
import { LineBanner } from "./line-banner.tsx";
import classes from "./status-bar.module.css";
import { StatusBar } from "./status-bar.tsx";

/** Every screen of the counter: the status bar on top, the screen fills the rest. */
export function CounterFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <StatusBar />
      <LineBanner />
      <NoShiftBanner />
      <HandOverBanner />
      <main className={classes.screen}>{children}</main>
    </div>
  );
}
