import type { JobStop } from "@parterre/ticket-print";
import classes from "./print-dialog.module.css";

/** What to do, as a picture: the printer, and an arrow where a hand belongs. */
export function FaultPicture({ stop }: { readonly stop: JobStop }) {
  const about = stop.kind === "fault" ? stop.fault : stop.kind;
  return (
    <svg viewBox="0 0 160 110" className={classes.picture} aria-hidden="true">
      <path d="M25 45h110v45a6 6 0 0 1-6 6H31a6 6 0 0 1-6-6Z" className={classes.body} />
      <path d={about === "cover-open" ? "M25 45 40 8h100l-5 37" : "M25 45l8-18h94l8 18Z"} className={classes.lid} />
      {about === "paper-out" && (
        <g className={classes.act}>
          <circle cx="80" cy="20" r="14" />
          <circle cx="80" cy="20" r="4" />
          <path d="M80 40v18m-7-7 7 8 7-8" />
        </g>
      )}
      {(about === "jam" || about === "cutter") && (
        <g className={classes.act}>
          <path d="M55 62h50l-8 8 8 8-8 8H55l8-8-8-8 8-8Z" />
          <path d="M115 74h24m-8-7 8 7-8 7" />
        </g>
      )}
      {about === "unplugged" && (
        <g className={classes.act}>
          <path d="M0 74h20v-7h10v14H20v-7" />
          <path d="M34 70h8m-8 8h8" />
        </g>
      )}
      {about === "undecided" && (
        <g className={classes.act}>
          <path d="M58 66h44v30H58Z" />
          <path d="M75 77a5 5 0 1 1 6 5v3m0 4v1" />
        </g>
      )}
      {about === "cover-open" && (
        <g className={classes.act}>
          <path d="M80 4v28m-7-8 7 8 7-8" />
        </g>
      )}
    </svg>
  );
}
