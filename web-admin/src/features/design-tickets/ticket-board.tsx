import { useElementSize } from "@mantine/hooks";
import {
  type Dpi,
  type DrawnTicket,
  type PlaceInDots,
  pictureSizeMm,
  placeInDots,
  type TicketTemplate,
  toDots,
} from "@parterre/ticket-print";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { BoardMarks } from "./board-marks.tsx";
import classes from "./design-tickets.module.css";
import { Dots } from "./ticket-picture.tsx";
import { type Grip, useDragging } from "./use-dragging.ts";
import { ZoomSwitch } from "./zoom-switch.tsx";

export interface TicketBoardProps {
  readonly template: TicketTemplate;
  readonly drawn: DrawnTicket | null;
  readonly dpi: Dpi;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  readonly onPlace: (id: string, to: PlaceInDots, about: string) => void;
}

const grips: readonly Grip[] = [-1, 0, 1].flatMap((x) =>
  [-1, 0, 1].filter((y) => x !== 0 || y !== 0).map((y) => ({ x, y }) as Grip),
);
/** What a finger or a mouse can hit, in pixels of the screen. */
const gripPx = { shown: 9, reach: 26 } as const;

/** The ticket dot by dot, as it leaves the printer; parts are dragged and pulled larger on it. */
export function TicketBoard({ template, drawn, dpi, chosen, onChoose, onPlace }: TicketBoardProps) {
  const t = useAdminText();
  const { ref, width, height } = useElementSize();
  const [zoom, setZoom] = useState<number | null>(null);
  const size = pictureSizeMm(template);
  const [across, down] = [toDots(size.widthMm, dpi), toDots(size.heightMm, dpi)];
  const scale = zoom ?? Math.max(0.2, Math.min((width - 40) / across, (height - 40) / down) || 0.5);
  const { grab, guides } = useDragging({ template, dpi, scale, across, down, onChoose, onPlace });
  const part = template.parts.find(({ id }) => id === chosen);
  const place = part && placeInDots(part, dpi);
  return (
    <div className={classes.boardFrame}>
      <div className={classes.boardHead}>
        <output className="figures" data-testid="readout">
          {place
            ? t("tickets.readout", { name: part.id, ...place })
            : t("tickets.paperReadout", { width: across, height: down, ...size })}
        </output>
        <ZoomSwitch zoom={zoom} onZoom={setZoom} />
      </div>
      <div
        ref={ref}
        className={classes.board}
        onPointerDown={(event) => event.target === event.currentTarget && onChoose(null)}
      >
        <div className={classes.sheet} style={{ width: across * scale, height: down * scale }}>
          {drawn && <Dots bitmap={drawn.upright} label={t("tickets.board")} className={classes.dots} />}
          <svg
            viewBox={`0 0 ${across} ${down}`}
            className={classes.overlay}
            aria-hidden="true"
            data-testid="board"
            onPointerDown={(event) => event.target === event.currentTarget && onChoose(null)}
          >
            <BoardMarks template={template} dpi={dpi} />
            {template.parts.map((each) => {
              const at = placeInDots(each, dpi);
              return (
                <rect
                  key={each.id}
                  {...at}
                  // A thin line is still something to take hold of.
                  {...thick(at, 14 / scale)}
                  className={each.id === chosen ? classes.chosenPart : classes.partPlace}
                  data-place={each.id}
                  onPointerDown={(event) => grab(event, each.id, null)}
                />
              );
            })}
            {place &&
              grips.map((grip) => {
                const [x, y] = [
                  place.x + (place.width * (grip.x + 1)) / 2,
                  place.y + (place.height * (grip.y + 1)) / 2,
                ];
                const [shown, reach] = [gripPx.shown / scale, gripPx.reach / scale];
                return (
                  <g
                    key={`${grip.x} ${grip.y}`}
                    onPointerDown={(event) => grab(event, chosen!, grip)}
                    data-grip={`${grip.x},${grip.y}`}
                  >
                    <rect
                      x={x - reach / 2}
                      y={y - reach / 2}
                      width={reach}
                      height={reach}
                      className={classes.gripReach}
                      style={{ cursor: cursorOf(grip) }}
                    />
                    <rect x={x - shown / 2} y={y - shown / 2} width={shown} height={shown} className={classes.grip} />
                  </g>
                );
              })}
            {guides.x !== null && <line x1={guides.x} x2={guides.x} y1={0} y2={down} className={classes.guide} />}
            {guides.y !== null && <line x1={0} x2={across} y1={guides.y} y2={guides.y} className={classes.guide} />}
          </svg>
        </div>
      </div>
      <p className={classes.keys}>{t("tickets.keys")}</p>
    </div>
  );
}

function thick(at: PlaceInDots, least: number): PlaceInDots {
  const [width, height] = [Math.max(at.width, least), Math.max(at.height, least)];
  return { x: at.x - (width - at.width) / 2, y: at.y - (height - at.height) / 2, width, height };
}

function cursorOf({ x, y }: Grip): string {
  if (x === 0) return "ns-resize";
  if (y === 0) return "ew-resize";
  return x === y ? "nwse-resize" : "nesw-resize";
}
