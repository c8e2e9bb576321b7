import { type Bitmap, exampleTickets, type TicketTemplate, toRgba } from "@parterre/ticket-print";
import { useLocale } from "@parterre/web-kit";
import { useLayoutEffect, useRef } from "react";
import classes from "./design-tickets.module.css";
import { useDrawnTicket } from "./use-drawn-ticket.ts";

export interface DotsProps {
  readonly bitmap: Bitmap;
  readonly label: string;
  readonly className?: string | undefined;
}

/** A picture dot by dot: one dot is one pixel of its own, however large it is shown. */
export function Dots({ bitmap, label, className }: DotsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    context?.putImageData(new ImageData(toRgba(bitmap), bitmap.width, bitmap.height), 0, 0);
  }, [bitmap]);
  return (
    <canvas
      ref={canvas}
      width={bitmap.width}
      height={bitmap.height}
      role="img"
      aria-label={label}
      className={className}
    />
  );
}

/** A small true picture of a design, for lists of them. */
export function TicketPicture({ template, label }: { readonly template: TicketTemplate; readonly label: string }) {
  const { locale } = useLocale();
  const drawn = useDrawnTicket({ template, facts: exampleTickets.seat, language: locale, dpi: 203 });
  return (
    <span className={classes.thumbnail} data-drawn={drawn ? true : undefined}>
      {drawn && <Dots bitmap={drawn.upright} label={label} />}
    </span>
  );
}
