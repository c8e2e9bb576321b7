import { type Box, type Dpi, onPicture, placeInDots, type TicketTemplate } from "@parterre/ticket-print";
import classes from "./design-tickets.module.css";

/** What the paper brings along: where the head reaches, where it tears, and its black mark. */
export function BoardMarks({ template, dpi }: { readonly template: TicketTemplate; readonly dpi: Dpi }) {
  const { stock } = template;
  const { cut } = stock;
  const at = (box: Box) => placeInDots(onPicture(template, box), dpi);
  const across = (yMm: number, heightMm: number): Box => ({ xMm: 0, yMm, widthMm: stock.widthMm, heightMm });
  return (
    <g>
      <rect {...at(stock.printable)} className={classes.printable} />
      {stock.perforationsMm.map((yMm) => {
        const { x, y, width, height } = at(across(yMm, 0));
        return <line key={yMm} x1={x} y1={y} x2={x + width} y2={y + height} className={classes.perforation} />;
      })}
      {cut.kind !== "none" && (
        // A mark lies on the paper's back, at its leading edge.
        <rect {...at(across(cut.offsetMm, cut.lengthMm))} className={classes.mark} data-cut={cut.kind} />
      )}
    </g>
  );
}
