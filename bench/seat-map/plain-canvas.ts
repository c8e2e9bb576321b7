import { fitBounds, toScreen } from "../../packages/seat-map/viewer/camera.ts";
import { buildMapModel } from "../../packages/seat-map/viewer/map-model.ts";
import { drawnAtOnce, flush, type MakeContender, Sale, type View, viewport } from "./contender.ts";

/** The least a program can do: one bitmap of the whole house, copied scaled each frame; changed seats repainted. */
export const plainCanvas: MakeContender = (element, geometry) => {
  const sale = new Sale(geometry);
  const { bounds, radius } = buildMapModel(geometry);
  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  const scale = Math.min(Math.sqrt(12_000_000 / (width * height)), (12 * devicePixelRatio) / radius);
  const bitmap = document.createElement("canvas");
  bitmap.width = Math.ceil(width * scale);
  bitmap.height = Math.ceil(height * scale);
  const pen = bitmap.getContext("2d", { alpha: false })!;
  const paint = (ordinal: number): void => {
    const x = (geometry.x[ordinal]! - bounds.minX) * scale;
    const y = (geometry.y[ordinal]! - bounds.minY) * scale;
    pen.fillStyle = sale.colourOf(ordinal);
    pen.beginPath();
    pen.arc(x, y, radius * scale, 0, Math.PI * 2);
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
  const draw = (view: View, changed: readonly number[]): void => {
    for (const ordinal of changed) {
      sale.flip(ordinal);
      paint(ordinal);
    }
    const at = toScreen(view, viewport, bounds.minX, bounds.minY);
    const zoom = (view.scale / scale) * devicePixelRatio;
    const [x, y] = [at.x * devicePixelRatio, at.y * devicePixelRatio];
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, x, y, bitmap.width * zoom, bitmap.height * zoom);
    flush(canvas);
  };
  draw(fitBounds(bounds, viewport), []);
  return { ...drawnAtOnce(draw), getReady: async () => undefined };
};
