import { fitBounds } from "../../packages/seat-map/viewer/camera.ts";
import { buildMapModel } from "../../packages/seat-map/viewer/map-model.ts";
import { type Contender, type View, viewport } from "./contender.ts";
import { makeHouse } from "./houses.ts";
import { konvaNodes } from "./konva-nodes.ts";
import { parterre } from "./parterre.ts";
import { peer } from "./peer.ts";
import { plainCanvas } from "./plain-canvas.ts";

export type ContenderName = keyof typeof contenders;

/** Since the data was there. */
export interface Opened {
  /** Until the pixels of the whole house were there, as it is first shown. */
  readonly firstPictureMs: number;
  /** Until every seat was painted, out of view too. */
  readonly readyMs: number;
}

export interface Ridden {
  readonly medianFrameMs: number;
  readonly p95FrameMs: number;
}

declare global {
  interface Window {
    openHouse(house: string, contender: ContenderName): Promise<Opened>;
    ride(frames: number): Promise<Ridden>;
  }
}

const contenders = { parterre, plainCanvas, konvaNodes, peer };
/** 200 changes a second at 60 frames a second: three a frame, and one more every third. */
const changesIn = (frame: number): number => (frame % 3 === 0 ? 4 : 3);

/**
 * The same ride for everyone: pan over the whole house, zoom in until seats have numbers, pan there, zoom out.
 * A move comes between two frames of the screen, as from a hand, and the next frame shows it.
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
let contender: Contender;
const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

window.openHouse = async (house, name) => {
  const geometry = makeHouse(house);
  seatCount = geometry.seatCount;
  const model = buildMapModel(geometry);
  fit = fitBounds(model.bounds, viewport);
  near = 40 / model.pitch;
  const element = document.getElementById("house") as HTMLDivElement;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const openedAt = performance.now();
  contender = contenders[name](element, geometry);
  // What is not painted by script is there when the frame after the next one begins.
  if (name === "peer") await nextFrame().then(nextFrame);
  const firstPictureMs = performance.now() - openedAt;
  await contender.getReady();
  return { firstPictureMs, readyMs: performance.now() - openedAt };
};

window.ride = async (frames) => {
  const times: number[] = [];
  let seed = 1;
  for (let frame = 0; frame < frames; frame++) {
    const changed = Array.from({ length: changesIn(frame) }, () => {
      seed = (seed * 48271) % 2147483647;
      return seed % seatCount;
    });
    contender.move(viewAt(frame / frames, fit, near), changed);
    await nextFrame();
    times.push(contender.finish());
  }
  times.sort((a, b) => a - b);
  return { medianFrameMs: times[Math.floor(times.length / 2)]!, p95FrameMs: times[Math.floor(times.length * 0.95)]! };
};
