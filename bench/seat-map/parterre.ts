import { MapHost } from "../../packages/seat-map/viewer/map-host.ts";
import { seatMapTexts } from "../../packages/seat-map/viewer/texts.ts";
import { flush, type MakeContender, Sale, viewport, zones } from "./contender.ts";

/** Our own viewer, without React around it. It draws in its own frames; the time it took and the flush are added. */
export const parterre: MakeContender = (element, geometry) => {
  const sale = new Sale(geometry);
  const host = new MapHost(element);
  host.setScene({
    geometry,
    seatStates: sale.states,
    zoneOf: sale.zoneOf,
    zones,
    ranks: undefined,
    matching: null,
    scheme: "light",
    locale: "en",
    texts: seatMapTexts("en"),
    accent: undefined,
  });
  host.resize(viewport.width, viewport.height, viewport.padding);
  const canvases = [...element.querySelectorAll("canvas")];
  for (const canvas of canvases) flush(canvas);
  return {
    move(view, changed) {
      for (const ordinal of changed) sale.flip(ordinal);
      host.jumpTo(view);
    },
    finish() {
      const startedAt = performance.now();
      for (const canvas of canvases) flush(canvas);
      return host.frameWork.lastMs + performance.now() - startedAt;
    },
    async getReady() {
      // Until every seat is painted in the kept bitmaps, as a second after opening.
      let quiet = 0;
      while (quiet < 5) {
        const before = host.frameWork.frames;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
        quiet = host.frameWork.frames === before ? quiet + 1 : 0;
      }
    },
  };
};
