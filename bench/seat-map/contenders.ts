import Konva from "konva";
import { type SeatMapGeometry, SeatStates, zoneColours } from "../../packages/seat-map/src/index.ts";
import { fitBounds, toScreen, type Viewport } from "../../packages/seat-map/viewer/camera.ts";
import { MapHost } from "../../packages/seat-map/viewer/map-host.ts";
import { buildMapModel } from "../../packages/seat-map/viewer/map-model.ts";
import { seatMapTexts } from "../../packages/seat-map/viewer/texts.ts";

/** A camera as all contenders understand it: CSS pixels a centimetre, and the middle of the view. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** One way to draw the same live house. Every call ends with all pixels really painted. */
export interface Contender {
  /** Draws one frame for the view after the changes are made. */
  frame(view: View, changed: readonly number[]): void;
  /** Called once between the first picture and the measured frames. */
  getReady(): Promise<void>;
  destroy(): void;
}

export const viewport: Viewport = { width: 1600, height: 1000, padding: { top: 0, right: 0, bottom: 0, left: 0 } };

/** Reading one pixel waits for everything drawn before it: else only the recording of commands would be timed. */
function flush(canvas: HTMLCanvasElement): void {
  canvas.getContext("2d")!.getImageData(0, 0, 1, 1);
}

const zones = [0, 1, 2, 3].map((index) => ({ index, hue: index, name: `Zone ${index}`, fromPrice: "¥ 100" }));

function makeStates(geometry: SeatMapGeometry): { states: SeatStates; zoneOf: Uint8Array } {
  const states = new SeatStates(geometry.seatCount);
  for (let ordinal = 0; ordinal < geometry.seatCount; ordinal++) states.states[ordinal] = ordinal % 7 < 2 ? 2 : 0;
  const zoneOf = new Uint8Array(geometry.seatCount);
  for (const [index, block] of geometry.blocks.entries())
    zoneOf.fill(index % 4, block.first, block.first + block.count);
  return { states, zoneOf };
}

/** Our own viewer, without React around it. */
export function parterre(element: HTMLDivElement, geometry: SeatMapGeometry): Contender {
  const { states, zoneOf } = makeStates(geometry);
  const host = new MapHost(element);
  host.setScene({
    geometry,
    seatStates: states,
    zoneOf,
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
    frame(view, changed) {
      for (const ordinal of changed) states.set(ordinal, states.states[ordinal] === 0 ? 2 : 0);
      host.jumpTo(view);
      host.drawNow();
      for (const canvas of canvases) flush(canvas);
    },
    async getReady() {
      // Until the kept bitmaps are there, as a second after opening.
      let quiet = 0;
      for (let frames = 0; quiet < 5 && frames < 2000; frames++) {
        const before = host.frameWork.frames;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
        quiet = host.frameWork.frames === before ? quiet + 1 : 0;
      }
    },
    destroy: () => host.destroy(),
  };
}

/** The least a program can do: one bitmap of the whole house, copied scaled each frame; changed seats repainted. */
export function plainCanvas(element: HTMLDivElement, geometry: SeatMapGeometry): Contender {
  const { states, zoneOf } = makeStates(geometry);
  const model = buildMapModel(geometry);
  const { bounds } = model;
  const scale = Math.min(
    Math.sqrt(12_000_000 / ((bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY))),
    (12 * devicePixelRatio) / model.radius,
  );
  const bitmap = document.createElement("canvas");
  bitmap.width = Math.ceil((bounds.maxX - bounds.minX) * scale);
  bitmap.height = Math.ceil((bounds.maxY - bounds.minY) * scale);
  const pen = bitmap.getContext("2d", { alpha: false })!;
  const ramps = zones.map((zone) => zoneColours(zone.hue, "light"));
  const paint = (ordinal: number): void => {
    pen.fillStyle = states.states[ordinal] === 0 ? ramps[zoneOf[ordinal]!]![8]! : "#cccccc";
    pen.beginPath();
    pen.arc(
      (geometry.x[ordinal]! - bounds.minX) * scale,
      (geometry.y[ordinal]! - bounds.minY) * scale,
      model.radius * scale,
      0,
      Math.PI * 2,
    );
    pen.fill();
  };
  pen.fillStyle = "#f5f2ee";
  pen.fillRect(0, 0, bitmap.width, bitmap.height);
  for (let ordinal = 0; ordinal < geometry.seatCount; ordinal++) paint(ordinal);
  const canvas = document.createElement("canvas");
  canvas.width = viewport.width * devicePixelRatio;
  canvas.height = viewport.height * devicePixelRatio;
  canvas.style.cssText = `width:${viewport.width}px;height:${viewport.height}px`;
  element.append(canvas);
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "low";
  const frame = (view: View, changed: readonly number[]): void => {
    for (const ordinal of changed) {
      states.set(ordinal, states.states[ordinal] === 0 ? 2 : 0);
      paint(ordinal);
    }
    const at = toScreen(view, viewport, bounds.minX, bounds.minY);
    const zoom = (view.scale / scale) * devicePixelRatio;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(
      bitmap,
      at.x * devicePixelRatio,
      at.y * devicePixelRatio,
      bitmap.width * zoom,
      bitmap.height * zoom,
    );
    flush(canvas);
  };
  frame(fitBounds(bounds, viewport), []);
  return { frame, getReady: async () => undefined, destroy: () => canvas.remove() };
}

/** What a first version usually is: a Konva circle for each seat, the layer moved and scaled. */
export function konvaNodes(element: HTMLDivElement, geometry: SeatMapGeometry): Contender {
  const { states, zoneOf } = makeStates(geometry);
  const model = buildMapModel(geometry);
  const stage = new Konva.Stage({ container: element, width: viewport.width, height: viewport.height });
  const layer = new Konva.Layer({ listening: false });
  const ramps = zones.map((zone) => zoneColours(zone.hue, "light"));
  const colourOf = (ordinal: number): string =>
    states.states[ordinal] === 0 ? ramps[zoneOf[ordinal]!]![8]! : "#cccccc";
  const nodes = Array.from(
    { length: geometry.seatCount },
    (_, ordinal) =>
      new Konva.Circle({
        x: geometry.x[ordinal]!,
        y: geometry.y[ordinal]!,
        radius: model.radius,
        fill: colourOf(ordinal),
        listening: false,
        perfectDrawEnabled: false,
      }),
  );
  for (const node of nodes) layer.add(node);
  stage.add(layer);
  const frame = (view: View, changed: readonly number[]): void => {
    for (const ordinal of changed) {
      states.set(ordinal, states.states[ordinal] === 0 ? 2 : 0);
      nodes[ordinal]!.fill(colourOf(ordinal));
    }
    layer.scale({ x: view.scale, y: view.scale });
    layer.position(toScreen(view, viewport, 0, 0));
    layer.draw();
    flush(layer.getNativeCanvasElement());
  };
  frame(fitBounds(model.bounds, viewport), []);
  return { frame, getReady: async () => undefined, destroy: () => stage.destroy() };
}
