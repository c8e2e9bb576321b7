import { fitBounds } from "../../packages/seat-map/viewer/camera.ts";
import { buildMapModel } from "../../packages/seat-map/viewer/map-model.ts";
import { type Contender, konvaNodes, parterre, plainCanvas, type View, viewport } from "./contenders.ts";
import { houses } from "./houses.ts";

export interface Ridden {
  readonly firstPictureMs: number;
  readonly medianFrameMs: number;
  readonly p95FrameMs: number;
  readonly frames: number;
  readonly memoryMb: number;
}

declare global {
  interface Window {
    openHouse(house: string, contender: string): Promise<void>;
    ride(frames: number): Promise<Ridden>;
  }
}

const contenders = { parterre, plainCanvas, konvaNodes };
/** 200 changes a second at 60 frames a second: three a frame, and one more every third. */
const changesIn = (frame: number): number => (frame % 3 === 0 ? 4 : 3);

/**
 * The same ride for everyone: pan over the whole house, zoom in until seats have numbers, pan there, zoom out.
 * One screen frame at a time, as a hand would, so that what is painted between frames is painted here too.
 */
function viewAt(share: number, fit: View, near: number): View {
  const turn = share * 2 * Math.PI;
  const depth = 0.5 - 0.5 * Math.cos(turn * 2);
  const held = Math.min(1, Math.max(0, (depth - 0.15) / 0.7));
  const scale = fit.scale * (near / fit.scale) ** held;
  const reach = 420 / fit.scale;
  return { scale, x: fit.x + Math.sin(turn) * reach * 0.8, y: fit.y + Math.sin(turn * 2) * reach * 0.4 };
}

let seatCount = 0;
let fit: View;
let near = 1;
let firstPictureMs = 0;
let contender: Contender;

window.openHouse = async (house, name) => {
  const geometry = houses[house]!();
  seatCount = geometry.seatCount;
  const model = buildMapModel(geometry);
  fit = fitBounds(model.bounds, viewport);
  near = 40 / model.pitch;
  const element = document.getElementById("house") as HTMLDivElement;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const openedAt = performance.now();
  contender = contenders[name as keyof typeof contenders](element, geometry);
  firstPictureMs = performance.now() - openedAt;
  await contender.getReady();
};

window.ride = async (frames) => {
  const times: number[] = [];
  let seed = 1;
  for (let frame = 0; frame < frames; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const changed = Array.from({ length: changesIn(frame) }, () => {
      seed = (seed * 48271) % 2147483647;
      return seed % seatCount;
    });
    const startedAt = performance.now();
    contender.frame(viewAt(frame / frames, fit, near), changed);
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
  return {
    firstPictureMs,
    medianFrameMs: times[Math.floor(times.length / 2)]!,
    p95FrameMs: times[Math.floor(times.length * 0.95)]!,
    frames,
    memoryMb: (memory?.usedJSHeapSize ?? 0) / 1e6,
  };
};
