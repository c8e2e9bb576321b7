import Konva from "konva";
import type { RowDocument } from "../src/model.ts";
import type { ColourScheme } from "../src/palette.ts";
import { grow, overlaps } from "../viewer/bounds.ts";
import { type Bounds, type ScreenPoint, toScreen, toWorld, visibleBounds } from "../viewer/camera.ts";
import { MapHost } from "../viewer/map-host.ts";
import { type HeldKeys, listenToHand } from "./board-gestures.ts";
import { HousePicture } from "./house-picture.ts";
import { MarksPainter } from "./marks-painter.ts";
import type { SeatMapEditor } from "./seat-map-editor.ts";
import { paintRow } from "./seat-painter.ts";
import { boundsOf, SeatPlaces } from "./seat-places.ts";
import { type SeatTints, seatTints } from "./seat-tints.ts";
import type { Hand } from "./tools/tool.ts";
import { cornersOf } from "./tools/trace-tool.ts";
import { UnderlayPicture } from "./underlay-picture.ts";

const missPx = 9;

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
  readonly #marksPainter = new MarksPainter();
  readonly #underlay: UnderlayPicture;
  readonly #picture: HousePicture;
  readonly #rows = new Map<string, { row: RowDocument; node: Konva.Shape }>();
  readonly #boxes = new WeakMap<RowDocument, Bounds>();
  readonly #ends: (() => void)[] = [];
  readonly #fontFamily: string;
  #look: HostLook;
  #tinted: { of: readonly unknown[]; tints: SeatTints } | null = null;
  #handAt: ScreenPoint = { x: 0, y: 0 };
  #held: HeldKeys = { shift: false, alt: false };
  /** While space is down, dragging moves the board. */
  panning = false;
  /** On a screen too small to draw on, a hand only looks around. */
  viewOnly = false;

  constructor(container: HTMLDivElement, editor: SeatMapEditor, look: HostLook) {
    this.#editor = editor;
    this.#look = look;
    this.#fontFamily = getComputedStyle(container).fontFamily || "sans-serif";
    const pictures = plane(container);
    this.#underlay = new UnderlayPicture(plane(container));
    const hand = plane(container);
    this.#map = new MapHost(pictures);
    this.#picture = new HousePicture(this.#map);
    this.#stage = new Konva.Stage({ container: hand, width: 1, height: 1, listening: false });
    this.#layer = new Konva.Layer({ listening: false });
    this.#marks = new Konva.Shape({ listening: false, sceneFunc: (context) => this.#paintMarks(context._context) });
    this.#layer.add(this.#marks);
    this.#stage.add(this.#layer);
    this.#map.onFrame = () => this.#draw();
    this.#refresh();
    this.#ends.push(
      editor.subscribe(() => this.#refresh()),
      listenToHand(
        container,
        this.#map,
        {
          down: (point, clicks) => editor.pointerDown(this.#hand(point, clicks)),
          move: (point) => {
            if (!this.viewOnly) editor.pointerMove(this.#hand(point, 1));
          },
          up: () => editor.pointerUp(this.#hand(this.#handAt, 1)),
          giveUp: () => editor.escape(),
        },
        () => this.panning || this.viewOnly,
        (held) => {
          this.#held = held;
        },
      ),
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
    this.#refresh();
  }

  /** The whole drawing; an empty one: forty metres of floor. */
  fit(): void {
    const { document } = this.#editor.state;
    const points = [
      ...SeatPlaces.of(document).all.map(({ seat }) => seat),
      ...document.shapes.flatMap((s) => s.points),
      ...(document.underlay ? cornersOf(document.underlay) : []),
    ];
    this.#show(boundsOf(points) ?? { minX: -2000, maxX: 2000, minY: -1500, maxY: 1500 });
  }

  /** Brings the chosen seats into view. */
  showSeats(ids: ReadonlySet<string>): void {
    const { byId } = SeatPlaces.of(this.#editor.state.document);
    const box = boundsOf([...ids].flatMap((id) => byId.get(id)?.seat ?? []));
    if (box) this.#show(box);
  }

  /** The place of the drawing in the middle of the board, centimetres. */
  middle(): { readonly x: number; readonly y: number } {
    const { x, y } = this.#map.camera;
    return { x, y };
  }

  /** Where a place of the drawing is on the board, CSS pixels. */
  onScreen(x: number, y: number): ScreenPoint {
    return toScreen(this.#map.camera, this.#map.viewport, x, y);
  }

  panBy(x: number, y: number): void {
    this.#map.panBy(x, y);
  }

  /** Draws at once instead of with the next frame of the screen (benches time it). */
  drawNow(): void {
    this.#map.drawNow();
  }

  zoomBy(factor: number): void {
    this.#map.zoomBy(factor, null, true);
  }

  destroy(): void {
    for (const end of this.#ends) end();
    this.#picture.destroy();
    this.#map.destroy();
    this.#stage.destroy();
  }

  #show(box: Bounds): void {
    const margin = SeatPlaces.of(this.#editor.state.document).pitch * 2;
    const room = { minX: box.minX - margin, maxX: box.maxX + margin, minY: box.minY - margin, maxY: box.maxY + margin };
    this.#map.showBounds(room, 40);
  }

  #refresh(anew = false): void {
    const { document, shown, selection, blockInHand } = this.#editor.state;
    const inHand = new Set(blockInHand === null ? [] : [blockInHand]);
    const { byId } = SeatPlaces.of(document);
    for (const id of selection.seats) {
      const block = byId.get(id)?.block;
      if (block) inHand.add(block.id);
    }
    const singly = new Set(
      this.#picture
        .show(document, inHand, { ...this.#look, tints: this.#tints() }, () => this.#refresh(true), anew)
        .map(({ id }) => id),
    );
    const before = new Set(document.blocks);
    this.#nodes(shown.blocks.filter((block) => singly.has(block.id) || !before.has(block)).flatMap(({ rows }) => rows));
    this.#map.requestFrame();
  }

  /** The same object as long as colours mean the same. */
  #tints(): SeatTints {
    const { scheme, locale, ranks } = this.#look;
    const { settings, document } = this.#editor.state;
    // Ranks come anew with every reading; colours by category do not ask for them.
    const of =
      settings.tint === "quality" ? [scheme, locale, ranks] : [scheme, locale, document.categories, settings.tint];
    const known = this.#tinted;
    if (known && of.length === known.of.length && of.every((part, index) => part === known.of[index])) {
      return known.tints;
    }
    this.#tinted = { of, tints: seatTints(settings.tint, document.categories, ranks, scheme) };
    return this.#tinted.tints;
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
    this.#underlay.show(this.#editor.state.shown.underlay, camera, viewport, this.#look.scheme);
    this.#layer.setAttrs({
      x: viewport.width / 2 - camera.x * camera.scale,
      y: viewport.height / 2 - camera.y * camera.scale,
      scaleX: camera.scale,
      scaleY: camera.scale,
    });
    this.#layer.drawScene();
  }

  #paintRow(context: CanvasRenderingContext2D, row: RowDocument): void {
    const { scheme } = this.#look;
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
      colourOf: this.#tints().colourOf,
      fontFamily: this.#fontFamily,
      radius: SeatPlaces.of(document).pitch * 0.41,
      scale: this.#map.camera.scale,
      chosen: selection.seats,
    });
  }

  #paintMarks(context: CanvasRenderingContext2D): void {
    const { camera, viewport } = this.#map;
    this.#marksPainter.paint(context, this.#editor.state, {
      scheme: this.#look.scheme,
      fontFamily: this.#fontFamily,
      pixel: 1 / camera.scale,
      handAt: toWorld(camera, viewport, this.#handAt),
    });
  }

  #hand(point: ScreenPoint, clicks: number): Hand {
    this.#handAt = point;
    const { camera, viewport } = this.#map;
    const { pitch } = SeatPlaces.of(this.#editor.state.document);
    const reach = Math.max(missPx / camera.scale, pitch * 0.42);
    return { ...toWorld(camera, viewport, point), reach, pixel: 1 / camera.scale, clicks, ...this.#held };
  }
}

function plane(container: HTMLDivElement): HTMLDivElement {
  const element = document.createElement("div");
  element.style.cssText = "position:absolute;inset:0;pointer-events:none";
  container.append(element);
  return element;
}
