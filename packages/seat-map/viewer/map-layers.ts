import Konva from "konva";

/** Draws a layer with a context that is in CSS pixels. */
type Draw = (context: CanvasRenderingContext2D) => void;

/** Konva's stage with two layers and one shape in each: bitmaps of the house below, marks above. */
export class MapLayers {
  /** Pixels of the canvases per CSS pixel. */
  ratio = 1;
  readonly #stage: Konva.Stage;
  readonly #house: Konva.Layer;
  readonly #marks: Konva.Layer;
  #hadMarks = false;

  constructor(container: HTMLDivElement, ratio: number, drawHouse: Draw, drawMarks: Draw) {
    this.#stage = new Konva.Stage({ container, width: 1, height: 1, listening: false });
    // The pictures cover it, or clear what they do not.
    this.#house = new Konva.Layer({ listening: false, clearBeforeDraw: false });
    this.#marks = new Konva.Layer({ listening: false });
    this.#house.add(new Konva.Shape({ listening: false, sceneFunc: (context) => drawHouse(context._context) }));
    this.#marks.add(new Konva.Shape({ listening: false, sceneFunc: (context) => drawMarks(context._context) }));
    this.#stage.add(this.#house, this.#marks);
    this.setRatio(ratio);
  }

  /** Sizes the canvases anew, which empties them. */
  setRatio(ratio: number): void {
    this.ratio = ratio;
    for (const layer of [this.#house, this.#marks]) layer.getCanvas().setPixelRatio(ratio);
  }

  resize(width: number, height: number): void {
    this.#stage.size({ width, height });
  }

  drawHouse(): void {
    this.#house.drawScene();
  }

  /**
   * A cleared canvas costs as much to show as a full one, and one that is only cleared may go on showing what was on it
   * before: so the layer is left alone and out of sight while it is empty.
   */
  drawMarks(hasMarks: boolean): void {
    if (hasMarks || this.#hadMarks) this.#marks.drawScene();
    if (hasMarks !== this.#hadMarks) this.#marks.getNativeCanvasElement().style.display = hasMarks ? "block" : "none";
    this.#hadMarks = hasMarks;
  }

  destroy(): void {
    this.#stage.destroy();
  }
}
