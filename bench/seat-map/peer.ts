import { SeatMapCanvas } from "@alisaitteke/seatmap-canvas";
import { fitBounds, toScreen } from "../../packages/seat-map/viewer/camera.ts";
import { buildMapModel } from "../../packages/seat-map/viewer/map-model.ts";
import { type MakeContender, Sale, type View, viewport } from "./contender.ts";

/**
 * `@alisaitteke/seatmap-canvas` (MIT), which despite its name draws SVG: a group and two shapes a seat. Moved as its
 * own zoom does it, by the stage's transform. The browser paints after the frame's script, so script time says
 * nothing here; it is compared by processor time.
 */
export const peer: MakeContender = (element, geometry) => {
  const sale = new Sale(geometry);
  const { bounds, radius, pitch } = buildMapModel(geometry);
  // Its zoom levels count on seats about 30 apart, as in its own examples; on others it may fail to start.
  const unit = 30 / pitch;
  const map = new SeatMapCanvas(`#${element.id}`, {
    legend: false,
    resizable: false,
    style: { seat: { radius: radius * unit }, block: {}, label: {}, legend: {} },
  });
  map.data.replaceData(
    geometry.blocks.map((block, index) => ({
      id: index,
      title: block.label,
      labels: [],
      seats: Array.from({ length: block.count }, (_, each) => {
        const ordinal = block.first + each;
        return {
          id: ordinal,
          title: geometry.labels[ordinal],
          x: (geometry.x[ordinal]! - bounds.minX) * unit,
          y: (geometry.y[ordinal]! - bounds.minY) * unit,
          salable: sale.states.states[ordinal] === 0,
          color: sale.colourOf(ordinal),
        };
      }),
    })),
  );
  const stage = element.querySelector<SVGGElement>("g.stage")!;
  const circles = element.querySelectorAll<SVGCircleElement>("circle.seat-circle");
  const show = (view: View): void => {
    const { x, y } = toScreen(view, viewport, bounds.minX, bounds.minY);
    stage.setAttribute("transform", `translate(${x},${y})scale(${view.scale / unit})`);
  };
  show(fitBounds(bounds, viewport));
  return {
    move(view, changed) {
      for (const ordinal of changed) {
        sale.flip(ordinal);
        circles[ordinal]?.setAttribute("fill", sale.colourOf(ordinal));
      }
      show(view);
    },
    finish: () => Number.NaN,
    getReady: () => new Promise((resolve) => setTimeout(resolve, 500)),
  };
};
