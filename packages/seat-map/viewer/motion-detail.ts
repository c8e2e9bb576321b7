/** Slower than 42 frames a second reads as jerks. */
const SLOW_MS = 24;
/** A screen that saves power shows 30 frames a second, however little they cost. */
const SAVING_POWER_MS = { from: 31, to: 36 };
/** As quick as a screen of 60 hertz shows frames, give or take its clock. */
const QUICK_MS = 19;
/** So many slow frames more than quick ones are a slow machine and not one that had something else to do. */
const SLOW_FRAMES = 4;
/** Quick frames in a row before a finer picture is tried again; twice as many after each time that was too early. */
const QUICK_FRAMES = 45;
const MOST_QUICK_FRAMES = 720;
/** After this a frame says nothing about drawing: the page was out of sight, or the machine asleep. */
const PAUSE_MS = 1000;
/** Below half a pixel for each of the screen a house is not to be recognised. */
const COARSEST_RATIO = 0.5;

/**
 * How finely a map is drawn while it moves. Where frames come too slowly (no graphics card, a screen of many pixels),
 * each step draws half as many pixels across; the picture is sharp again as soon as it rests. Judged by the time
 * from frame to frame, the only thing a page knows of what the browser spends on showing a canvas.
 */
export class MotionDetail {
  #step = 0;
  #slowFrames = 0;
  #quickFrames = 0;
  #quickFramesNeeded = QUICK_FRAMES;

  /** @param full device pixels per CSS pixel @returns those to draw while the map moves */
  ratio(full: number): number {
    return Math.max(Math.min(full, COARSEST_RATIO), full / 2 ** this.#step);
  }

  /** Takes note of the time between two frames of one move. @param full as of {@link ratio} */
  note(intervalMs: number, full: number): void {
    if (intervalMs > PAUSE_MS) return;
    if (intervalMs >= SAVING_POWER_MS.from && intervalMs <= SAVING_POWER_MS.to) return;
    const isQuick = intervalMs < QUICK_MS;
    this.#quickFrames = isQuick ? this.#quickFrames + 1 : 0;
    if (intervalMs > SLOW_MS) this.#slowFrames++;
    else if (isQuick && this.#slowFrames > 0) this.#slowFrames--;
    if (this.#slowFrames >= SLOW_FRAMES && this.ratio(full) > COARSEST_RATIO) this.#turnTo(this.#step + 1);
    else if (this.#step > 0 && this.#quickFrames >= this.#quickFramesNeeded) {
      this.#quickFramesNeeded = Math.min(MOST_QUICK_FRAMES, this.#quickFramesNeeded * 2);
      this.#turnTo(this.#step - 1);
    }
  }

  #turnTo(step: number): void {
    this.#step = step;
    this.#slowFrames = 0;
    this.#quickFrames = 0;
  }
}
