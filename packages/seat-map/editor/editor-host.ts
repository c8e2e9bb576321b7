import Konva from "konva";
import { SeatStates } from "../src/availability-frames.ts";
import { compileSeatMap } from "../src/compile.ts";
import type { BlockDocument, RowDocument, SeatMapDocument } from "../src/model.ts";
import { type ColourScheme, mapInks } from "../src/palette.ts";
import { type Bounds, type ScreenPoint, toScreen, toWorld, visibleBounds } from "../viewer/camera.ts";
import { listenToGestures } from "../viewer/gestures.ts";
import { MapHost } from "../viewer/map-host.ts";
import { overlaps } from "../viewer/map-model.ts";
import { grow } from "../viewer/scene-painter.ts";
import { seatMapTexts } from "../viewer/texts.ts";
import type { SeatMapEditor } from "./seat-map-editor.ts";
import { bareHue, paintRow } from "./seat-painter.ts";
import { boundsOf, SeatPlaces } from "./seat-places.ts";
import type { Hand } from "./tools/tool.ts";

/** Room to draw in around what is drawn already, centimetres. */
const roomAround = 3000;
const missPx = 9;
const doubleClickMs = 350;

export interface HostLook {
  readonly scheme: ColourScheme;
  readonly locale: "zh" | "en";
  /** Rank step by seat identity. */
  readonly ranks: ReadonlyMap<string, number>;
}

/**
 * The drawing board: the viewer's own map shows every block that is not in hand as pictures, and above it a Konva
 * layer has a node for each row in hand, for the guides and for the line under the hand. Both look through one camera.
 */
export class EditorHost {
  readonly #editor: SeatMapEditor;
  readonly #map: MapHost;
  readonly #stage: Konva.Stage;
  readonly #layer: Konva.Layer;
  readonly #marks: Konva.Shape;
  readonly #rows = new Map<string, { row: RowDocument; node: Konva.Shape }>();
  readonly #boxes = new WeakMap<RowDocument, Bounds>();
  readonly #ends: (() => void)[] = [];
  readonly #fontFamily: string;
  #look: HostLook;
  #pictured: { blocks: readonly BlockDocument[]; shapes: SeatMapDocument["shapes"]; look: HostLook } | null = null;
  #handAt: ScreenPoint = { x: 0, y: 0 };
  #held = { shift: false, alt: false };
  #lastDown = { at: 0, x: 0, y: 0 };
  /** While space is down, dragging moves the board. */
  panning = false;

  constructor(container: HTMLDivElement, editor: SeatMapEditor, look: HostLook) {
    this.#editor = editor;
    this.#look = look;
    this.#fontFamily = getComputedStyle(container).fontFamily || "sans-serif";
    const [pictures, hand] = [plane(container), plane(container)];
    this.#map = new MapHost(pictures);
    this.#stage = new Konva.Stage({ container: hand, width: 1, height: 1, listening: false });
    this.#layer = new Konva.Layer({ listening: false });
    this.#marks = new Konva.Shape({ listening: false, sceneFunc: (context) => this.#paintMarks(context._context) });
    this.#layer.add(this.#marks);
    this.#stage.add(this.#layer);
    this.#map.onFrame = () => this.#draw();
    this.#refresh(false);
    this.#ends.push(
      editor.subscribe(() => this.#refresh(true)),
      this.#listen(container),
    );
  }

  resize(width: number, height: number): void {
    const none = { top: 0, right: 0, bottom: 0, left: 0 };
    const first = this.#map.viewport.width === 1;
    this.#stage.size({ width, height });
    this.#map.resize(width, height, none);
    if (first) this.fit();
  }

  setLook(look: HostLook): void {
    this.#look = look;
    this.#refresh(true);
  }

  /** The whole drawing; an empty one: forty metres of floor. */
  fit(): void {
    const { document } = this.#editor.state;
    const points = [
      ...SeatPlaces.of(document).all.map(({ seat }) => seat),
      ...document.shapes.flatMap((s) => s.points),
    ];
    this.#show(boundsOf(points) ?? { minX: -2000, maxX: 2000, minY: -1500, maxY: 1500 });
  }

  /** Brings the chosen seats into view. */
  showSeats(ids: ReadonlySet<string>): void {
    const { byId } = SeatPlaces.of(this.#editor.state.document);
    const box = boundsOf([...ids].flatMap((id) => byId.get(id)?.seat ?? []));
    if (box) this.#show(box);
  }

  /** Where a place of the drawing is on the board, CSS pixels. */
  onScreen(x: number, y: number): ScreenPoint {
    return toScreen(this.#map.camera, this.#map.viewport, x, y);
  }

  zoomBy(factor: number): void {
    this.#map.zoomBy(factor, null, true);
  }

  destroy(): void {
    for (const end of this.#ends) end();
    this.#map.destroy();
    this.#stage.destroy();
  }

  #show(box: Bounds): void {
    const margin = SeatPlaces.of(this.#editor.state.document).pitch * 2;
    const room = { minX: box.minX - margin, maxX: box.maxX + margin, minY: box.minY - margin, maxY: box.maxY + margin };
    this.#map.showBounds(room, 40);
  }

  #refresh(keepsView: boolean): void {
    const { document, shown, selection, blockInHand } = this.#editor.state;
    const inHand = new Set(blockInHand === null ? [] : [blockInHand]);
    const { byId } = SeatPlaces.of(document);
    for (const id of selection.seats) {
      const block = byId.get(id)?.block;
      if (block) inHand.add(block.id);
    }
    this.#picture(
      document.blocks.filter(({ id }) => !inHand.has(id)),
      document,
      keepsView,
    );
    const before = new Set(document.blocks);
    this.#nodes(shown.blocks.filter((block) => inHand.has(block.id) || !before.has(block)).flatMap(({ rows }) => rows));
    this.#map.requestFrame();
  }

  /** Gives the viewer everything that is not in hand; only when that is something else than before. */
  #picture(blocks: readonly BlockDocument[], document: SeatMapDocument, keepsView: boolean): void {
    const before = this.#pictured;
    const isSame =
      before?.look === this.#look &&
      before.shapes === document.shapes &&
      before.blocks.length === blocks.length &&
      blocks.every((block, index) => block === before.blocks[index]);
    if (isSame) return;
    this.#pictured = { blocks, shapes: document.shapes, look: this.#look };
    const { scheme, locale, ranks } = this.#look;
    const geometry = compileSeatMap({ ...document, blocks });
    const all = [...SeatPlaces.of(document).all.map(({ seat }) => seat), ...document.shapes.flatMap((s) => s.points)];
    const box = boundsOf(all) ?? { minX: 0, maxX: 0, minY: 0, maxY: 0 };
    const bounds = {
      minX: box.minX - roomAround,
      maxX: box.maxX + roomAround,
      minY: box.minY - roomAround,
      maxY: box.maxY + roomAround,
    };
    this.#map.setScene(
      {
        geometry: { ...geometry, bounds },
        seatStates: new SeatStates(geometry.seatCount),
        zoneOf: new Uint8Array(geometry.seatCount),
        zones: [{ index: 0, hue: bareHue, name: "" }],
        ranks: Uint8Array.from(geometry.seatIds, (id) => ranks.get(id) ?? 6),
        matching: null,
        scheme,
        locale,
        texts: seatMapTexts(locale),
        accent: undefined,
      },
      keepsView && before !== null,
    );
  }

  #nodes(rows: readonly RowDocument[]): void {
    const kept = new Set<string>();
    for (const row of rows) {
      kept.add(row.id);
      const known = this.#rows.get(row.id);
      if (known) {
        known.row = row;
        continue;
      }
      const entry = { row, node: null as unknown as Konva.Shape };
      entry.node = new Konva.Shape({
        listening: false,
        sceneFunc: (context) => this.#paintRow(context._context, entry.row),
      });
      this.#rows.set(row.id, entry);
      this.#layer.add(entry.node);
    }
    for (const [id, { node }] of this.#rows) {
      if (kept.has(id)) continue;
      node.destroy();
      this.#rows.delete(id);
    }
    this.#marks.moveToTop();
  }

  #draw(): void {
    const { camera, viewport } = this.#map;
    this.#layer.setAttrs({
      x: viewport.width / 2 - camera.x * camera.scale,
      y: viewport.height / 2 - camera.y * camera.scale,
      scaleX: camera.scale,
      scaleY: camera.scale,
    });
    this.#layer.drawScene();
  }

  #paintRow(context: CanvasRenderingContext2D, row: RowDocument): void {
    const { scheme, ranks } = this.#look;
    const { document, selection } = this.#editor.state;
    // Rows out of sight cost nothing, however large the block in hand is.
    let box = this.#boxes.get(row);
    if (!box) {
      box = grow(boundsOf(row.seats) ?? { minX: 0, maxX: 0, minY: 0, maxY: 0 }, SeatPlaces.of(document).pitch * 2);
      this.#boxes.set(row, box);
    }
    if (!overlaps(box, visibleBounds(this.#map.camera, this.#map.viewport))) return;
    paintRow(context, row, {
      scheme,
      ranks,
      fontFamily: this.#fontFamily,
      radius: SeatPlaces.of(document).pitch * 0.41,
      scale: this.#map.camera.scale,
      chosen: selection.seats,
    });
  }

  #paintMarks(context: CanvasRenderingContext2D): void {
    const { shown, selection, guides, line, count } = this.#editor.state;
    const inks = mapInks(this.#look.scheme);
    const pixel = 1 / this.#map.camera.scale;
    context.lineWidth = 1.5 * pixel;
    context.strokeStyle = inks.accent;
    const shape = selection.shape === null ? undefined : shown.shapes[selection.shape];
    for (const path of [line, shape?.points ?? []]) {
      if (path.length === 0) continue;
      context.beginPath();
      for (const { x, y } of path) context.lineTo(x, y);
      if (path !== line) context.closePath();
      if (path.length === 1) context.arc(path[0]!.x, path[0]!.y, 12 * pixel, 0, 2 * Math.PI);
      context.stroke();
    }
    for (const { x, y, facing = 0, allRound } of shown.focalPoints) {
      context.beginPath();
      context.arc(x, y, 9 * pixel, 0, 2 * Math.PI);
      context.moveTo(x - 4 * pixel, y);
      context.lineTo(x + 4 * pixel, y);
      context.moveTo(x, y - 4 * pixel);
      context.lineTo(x, y + 4 * pixel);
      if (!allRound) {
        const turn = (facing * Math.PI) / 180;
        context.moveTo(x - 9 * pixel * Math.sin(turn), y + 9 * pixel * Math.cos(turn));
        context.lineTo(x - 22 * pixel * Math.sin(turn), y + 22 * pixel * Math.cos(turn));
      }
      context.stroke();
    }
    context.setLineDash([6 * pixel, 4 * pixel]);
    for (const { axis, at, from, to } of guides) {
      context.beginPath();
      context.moveTo(axis === "x" ? at : from, axis === "x" ? from : at);
      context.lineTo(axis === "x" ? at : to, axis === "x" ? to : at);
      context.stroke();
    }
    context.setLineDash([]);
    if (count === null) return;
    const at = toWorld(this.#map.camera, this.#map.viewport, this.#handAt);
    context.font = `600 ${15 * pixel}px ${this.#fontFamily}`;
    context.textAlign = "left";
    context.fillStyle = inks.text;
    context.fillText(String(count), at.x + 14 * pixel, at.y - 12 * pixel);
  }

  #hand(point: ScreenPoint, clicks: number): Hand {
    this.#handAt = point;
    const { camera, viewport } = this.#map;
    const { pitch } = SeatPlaces.of(this.#editor.state.document);
    const reach = Math.max(missPx / camera.scale, pitch * 0.42);
    return { ...toWorld(camera, viewport, point), reach, clicks, ...this.#held };
  }

  #listen(container: HTMLDivElement): () => void {
    const hold = (event: PointerEvent): void => {
      this.#held = { shift: event.shiftKey, alt: event.altKey };
    };
    const kinds = ["pointerdown", "pointermove", "pointerup"] as const;
    for (const kind of kinds) container.addEventListener(kind, hold, { capture: true });
    const nothing = (): void => {};
    const stop = listenToGestures(container, {
      pan: (x, y) => this.#map.panBy(x, y),
      throwMap: (x, y) => this.#map.throwMap(x, y),
      zoom: (point, factor, smooth) => this.#map.zoomBy(factor, point, smooth),
      press: () => this.#map.stop(),
      tap: nothing,
      doubleTap: nothing,
      hover: (point) => point && this.#editor.pointerMove(this.#hand(point, 1)),
      isDrawing: () => !this.panning,
      strokeStart: (point) => {
        const now = performance.now();
        const isSecond =
          now - this.#lastDown.at < doubleClickMs &&
          Math.hypot(point.x - this.#lastDown.x, point.y - this.#lastDown.y) < 6;
        this.#lastDown = { at: isSecond ? 0 : now, ...point };
        this.#editor.pointerDown(this.#hand(point, isSecond ? 2 : 1));
      },
      strokeMove: (point) => this.#editor.pointerMove(this.#hand(point, 1)),
      strokeEnd: (cancelled) => {
        if (cancelled) this.#editor.escape();
        else this.#editor.pointerUp(this.#hand(this.#handAt, 1));
      },
    });
    return () => {
      stop();
      for (const kind of kinds) container.removeEventListener(kind, hold, { capture: true });
    };
  }
}

function plane(container: HTMLDivElement): HTMLDivElement {
  const element = document.createElement("div");
  element.style.cssText = "position:absolute;inset:0;pointer-events:none";
  container.append(element);
  return element;
}
