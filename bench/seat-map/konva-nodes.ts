import Konva from "konva";
import { fitBounds, toScreen } from "../../packages/seat-map/viewer/camera.ts";
import { buildMapModel } from "../../packages/seat-map/viewer/map-model.ts";
import { drawnAtOnce, flush, type MakeContender, Sale, type View, viewport } from "./contender.ts";

/** What a first version usually is: a Konva circle for each seat, the layer moved and scaled. */
export const konvaNodes: MakeContender = (element, geometry) => {
  const sale = new Sale(geometry);
  const { bounds, radius } = buildMapModel(geometry);
  const stage = new Konva.Stage({ container: element, width: viewport.width, height: viewport.height });
  const layer = new Konva.Layer({ listening: false });
  const nodes = Array.from(
    { length: geometry.seatCount },
    (_, ordinal) =>
      new Konva.Circle({
        x: geometry.x[ordinal]!,
        y: geometry.y[ordinal]!,
        radius,
        fill: sale.colourOf(ordinal),
        listening: false,
        perfectDrawEnabled: false,
      }),
  );
  for (const node of nodes) layer.add(node);
  stage.add(layer);
  const draw = (view: View, changed: readonly number[]): void => {
    for (const ordinal of changed) {
      sale.flip(ordinal);
      nodes[ordinal]!.fill(sale.colourOf(ordinal));
    }
    layer.scale({ x: view.scale, y: view.scale });
    layer.position(toScreen(view, viewport, 0, 0));
    layer.draw();
    flush(layer.getNativeCanvasElement());
  };
  draw(fitBounds(bounds, viewport), []);
  return { ...drawnAtOnce(draw), getReady: async () => undefined };
};
