import { type PointerEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { SeatMapGeometry } from "../src/model.ts";
import { visibleBounds } from "./camera.ts";
import type { MapHost } from "./map-host.ts";

const LONGEST_PX = 148;
/** Copying the house anew after live changes need not keep up with them. */
const REDRAW_MS = 600;

/** The whole house in a corner with the visible part framed, once the reader has come nearer. A pointer's aid only. */
export function Minimap(props: {
  host: MapHost;
  geometry: SeatMapGeometry;
  left: number;
  bottom: number;
}): ReactElement {
  const { host } = props;
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const viewRef = useRef<HTMLDivElement>(null);
  const [isShown, setIsShown] = useState(false);
  const { bounds } = host.model;
  const scale = LONGEST_PX / Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
  const width = Math.round((bounds.maxX - bounds.minX) * scale);
  const height = Math.round((bounds.maxY - bounds.minY) * scale);
  const ratio = Math.min(2, window.devicePixelRatio || 1);

  useEffect(() => {
    let drawnAt = Number.NEGATIVE_INFINITY;
    let later: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      drawnAt = performance.now();
      const context = canvasRef.current?.getContext("2d");
      if (context) host.copyHouse(context, scale * ratio);
    };
    const update = (): void => {
      const shown = host.camera.scale > host.houseCamera().scale * 1.35;
      setIsShown(shown);
      if (!shown || !viewRef.current) return;
      if (performance.now() - drawnAt > REDRAW_MS) draw();
      else
        later ??= setTimeout(() => {
          later = undefined;
          draw();
        }, REDRAW_MS);
      const seen = visibleBounds(host.camera, host.viewport);
      const { style } = viewRef.current;
      style.transform = `translate(${(seen.minX - bounds.minX) * scale}px,${(seen.minY - bounds.minY) * scale}px)`;
      style.width = `${(seen.maxX - seen.minX) * scale}px`;
      style.height = `${(seen.maxY - seen.minY) * scale}px`;
    };
    host.onFrame = update;
    update();
    return () => {
      clearTimeout(later);
      if (host.onFrame === update) host.onFrame = null;
    };
  }, [host, scale, ratio, bounds]);

  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.type === "pointermove" && event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    host.centreOn(
      bounds.minX + (event.clientX - box.left - 1) / scale,
      bounds.minY + (event.clientY - box.top - 1) / scale,
    );
  };

  return (
    <div
      className="parterre-minimap"
      aria-hidden="true"
      style={{ left: props.left, bottom: props.bottom, width, height, visibility: isShown ? "visible" : "hidden" }}
      onPointerDown={move}
      onPointerMove={move}
    >
      <canvas ref={canvasRef} width={width * ratio} height={height * ratio} style={{ width, height }} />
      <div ref={viewRef} className="parterre-minimap-view" />
    </div>
  );
}
