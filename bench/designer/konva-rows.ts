import Konva from "konva";
import type { SeatMapEditor } from "../../packages/seat-map/editor/seat-map-editor.ts";
import { paintRow } from "../../packages/seat-map/editor/seat-painter.ts";
import { SeatPlaces } from "../../packages/seat-map/editor/seat-places.ts";
import { seatTints } from "../../packages/seat-map/editor/seat-tints.ts";
import type { RowDocument } from "../../packages/seat-map/src/index.ts";

/** A board as the bench handles it: it draws at once when told to. */
export interface Board {
  drawNow(): void;
  panBy(x: number, y: number): void;
  destroy(): void;
}

/** The plain way: every row of the drawing is a node of one Konva layer, painted by the same lines as our rows in hand. */
export class KonvaRows implements Board {
  readonly #editor: SeatMapEditor;
  readonly #stage: Konva.Stage;
  readonly #layer = new Konva.Layer({ listening: false });
  readonly #nodes = new Map<string, { row: RowDocument; readonly node: Konva.Shape }>();
  readonly #scale: number;
  readonly #tints = seatTints("quality", [], new Map(), "light");

  constructor(element: HTMLDivElement, editor: SeatMapEditor, size: { width: number; height: number }) {
    this.#editor = editor;
    this.#stage = new Konva.Stage({ container: element, ...size, listening: false });
    this.#stage.add(this.#layer);
    const seats = SeatPlaces.of(editor.state.document).all.map(({ seat }) => seat);
    const edge = (axis: "x" | "y", of: (a: number, b: number) => number) =>
      seats.reduce((most, seat) => of(most, seat[axis]), seats[0]![axis]);
    const [minX, maxX, minY, maxY] = [
      edge("x", Math.min),
      edge("x", Math.max),
      edge("y", Math.min),
      edge("y", Math.max),
    ];
    this.#scale = Math.min(size.width / (maxX - minX), size.height / (maxY - minY));
    this.#layer.setAttrs({ x: -minX * this.#scale, y: -minY * this.#scale, scaleX: this.#scale, scaleY: this.#scale });
    this.#update();
  }

  drawNow(): void {
    this.#update();
    this.#layer.draw();
  }

  panBy(x: number, y: number): void {
    this.#layer.move({ x, y });
  }

  destroy(): void {
    this.#stage.destroy();
  }

  #update(): void {
    const { pitch } = SeatPlaces.of(this.#editor.state.document);
    for (const row of this.#editor.state.shown.blocks.flatMap(({ rows }) => rows)) {
      const known = this.#nodes.get(row.id);
      if (known) {
        known.row = row;
        continue;
      }
      const entry = {
        row,
        node: new Konva.Shape({
          listening: false,
          sceneFunc: (context) =>
            paintRow(context._context, entry.row, {
              scheme: "light",
              fontFamily: "sans-serif",
              radius: pitch * 0.41,
              scale: this.#scale,
              chosen: this.#editor.state.selection.seats,
              colourOf: this.#tints.colourOf,
            }),
        }),
      };
      this.#nodes.set(row.id, entry);
      this.#layer.add(entry.node);
    }
  }
}
