import type { GeometryShape, Point } from "../src/model.ts";
import { mixColours } from "../src/oklch.ts";
import { type Bounds, grow, holds, overlaps } from "./bounds.ts";
import type { SceneInput } from "./scene-input.ts";

/** Texts of the drawing grow with it up to this size, CSS pixels. */
const MOST_TEXT_PX = 34;

interface Glow {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** What lies under the seats: floor, the light of the stage, shapes; and their texts, which lie over everything. */
export class GroundPainter {
  readonly #input: SceneInput;
  readonly #glows: readonly Glow[];
  readonly #shapes: readonly { shape: GeometryShape; path: Path2D; bounds: Bounds }[];

  constructor(input: SceneInput) {
    this.#input = input;
    this.#shapes = input.model.geometry.shapes.map((shape) => ({
      shape,
      path: tracePolygon(shape.points),
      bounds: boundsOfPoints(shape.points, shape.kind === "text" ? (shape.size ?? 100) * 12 : 0),
    }));
    const { bounds } = input.model;
    const house = Math.hypot(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
    this.#glows = this.#shapes
      .filter(({ shape }) => shape.kind === "stage")
      .map(({ bounds: stage }) => ({
        x: (stage.minX + stage.maxX) / 2,
        y: (stage.minY + stage.maxY) / 2,
        // As far as the stage is wide again, and never so far that the whole house is lit alike.
        reach: Math.min(Math.max(stage.maxX - stage.minX, stage.maxY - stage.minY) * 0.5 + house * 0.22, house * 0.38),
      }));
  }

  /** The drawing with all the light it throws: nothing is painted outside of it. */
  get litBounds(): Bounds {
    const { bounds } = this.#input.model;
    const room = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) * 0.4;
    const most = grow(bounds, room);
    return this.#glows.reduce(
      (lit, glow) => ({
        minX: Math.max(most.minX, Math.min(lit.minX, glow.x - glow.reach)),
        minY: Math.max(most.minY, Math.min(lit.minY, glow.y - glow.reach)),
        maxX: Math.min(most.maxX, Math.max(lit.maxX, glow.x + glow.reach)),
        maxY: Math.min(most.maxY, Math.max(lit.maxY, glow.y + glow.reach)),
      }),
      bounds,
    );
  }

  /** Whether no shape or text may reach into the part. */
  isBare(part: Bounds): boolean {
    return !this.#shapes.some(({ bounds }) => overlaps(bounds, part));
  }

  paintGround(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    const { table, scheme } = this.#input;
    const x = part.minX * scale - 2;
    const y = part.minY * scale - 2;
    const width = (part.maxX - part.minX) * scale + 4;
    const height = (part.maxY - part.minY) * scale + 4;
    context.fillStyle = table.inks.floor;
    context.fillRect(x, y, width, height);
    for (const glow of this.#glows) {
      if (glow.x + glow.reach < part.minX || glow.x - glow.reach > part.maxX) continue;
      if (glow.y + glow.reach < part.minY || glow.y - glow.reach > part.maxY) continue;
      const light = context.createRadialGradient(
        glow.x * scale,
        glow.y * scale,
        0,
        glow.x * scale,
        glow.y * scale,
        glow.reach * scale,
      );
      const strength = scheme === "dark" ? [0.42, 0.2, 0.06, 0] : [0.5, 0.22, 0.06, 0];
      for (const [index, alpha] of strength.entries())
        light.addColorStop([0, 0.3, 0.62, 1][index]!, withAlpha(table.inks.stageGlow, alpha));
      context.fillStyle = light;
      context.fillRect(x, y, width, height);
    }
    for (const { shape, path, bounds } of this.#shapes) {
      if (shape.kind === "text" || !overlaps(bounds, part)) continue;
      context.save();
      context.scale(scale, scale);
      context.lineJoin = "round";
      if (shape.kind === "stage") {
        const light = this.#stageLight(context, bounds);
        context.fillStyle = light;
        context.fill(path);
        // A thick edge of the same light rounds the corners off.
        context.strokeStyle = light;
        context.lineWidth = Math.min(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) * 0.04;
      } else {
        context.fillStyle = table.inks.shape;
        context.fill(path);
        context.strokeStyle = table.inks.plateEdge;
        context.lineWidth = 1.2 / scale;
      }
      context.stroke(path);
      context.restore();
    }
  }

  /** Brightest where the audience looks: along the front edge, or in the middle of an all-round one. */
  #stageLight(context: CanvasRenderingContext2D, stage: Bounds): CanvasGradient {
    const { table, model } = this.#input;
    const x = (stage.minX + stage.maxX) / 2;
    const y = (stage.minY + stage.maxY) / 2;
    const half = Math.hypot(stage.maxX - stage.minX, stage.maxY - stage.minY) / 2;
    const houseX = (model.bounds.minX + model.bounds.maxX) / 2;
    const houseY = (model.bounds.minY + model.bounds.maxY) / 2;
    const away = Math.hypot(houseX - x, houseY - y);
    if (away < half * 0.6) {
      const round = context.createRadialGradient(x, y, 0, x, y, half);
      round.addColorStop(0, mixColours(table.inks.stageBack, table.inks.stage, 0.55));
      round.addColorStop(1, table.inks.stageBack);
      return round;
    }
    const ux = (houseX - x) / away;
    const uy = (houseY - y) / away;
    const reach = (Math.abs(ux) * (stage.maxX - stage.minX) + Math.abs(uy) * (stage.maxY - stage.minY)) / 2;
    const light = context.createLinearGradient(x - ux * reach, y - uy * reach, x + ux * reach, y + uy * reach);
    light.addColorStop(0, table.inks.stageBack);
    light.addColorStop(1, table.inks.stage);
    return light;
  }

  paintTexts(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    const { table, locale, stageText, fontFamily, pixelRatio } = this.#input;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const [index, { shape, bounds }] of this.#shapes.entries()) {
      const middleX = (bounds.minX + bounds.maxX) / 2;
      const middleY = (bounds.minY + bounds.maxY) / 2;
      // A shape that another lies upon (a track around a pitch) would have its name there too.
      const isCovered = this.#shapes
        .slice(index + 1)
        .some(({ shape: upper, bounds: over }) => upper.kind !== "text" && holds(over, middleX, middleY));
      if (isCovered && shape.kind !== "text") continue;
      const text = shape.label?.[locale] || (shape.kind === "stage" ? stageText : "");
      if (!text || !overlaps(bounds, part)) continue;
      const width = (bounds.maxX - bounds.minX) * scale;
      const height = (bounds.maxY - bounds.minY) * scale;
      const isText = shape.kind === "text";
      const size = isText
        ? Math.min((shape.size ?? 100) * scale, MOST_TEXT_PX * pixelRatio)
        : Math.min(height * 0.2, (width * 0.5) / Math.max(2, text.length), 26 * pixelRatio);
      if (size < 6 * pixelRatio) continue;
      context.font = `600 ${size}px ${fontFamily}`;
      context.fillStyle =
        shape.kind === "stage" ? table.inks.stageText : isText ? table.inks.text : table.inks.textMuted;
      const x = (isText ? shape.points[0]!.x : middleX) * scale;
      const y = (isText ? shape.points[0]!.y : middleY) * scale;
      if (isText) context.fillText(text, x, y);
      else context.fillText(text, x, y, width * 0.9);
    }
  }
}

function withAlpha(hex: string, alpha: number): string {
  return (
    hex +
    Math.round(alpha * 255)
      .toString(16)
      .padStart(2, "0")
  );
}

function tracePolygon(points: readonly Point[]): Path2D {
  const path = new Path2D();
  for (const [index, point] of points.entries()) {
    if (index === 0) path.moveTo(point.x, point.y);
    else path.lineTo(point.x, point.y);
  }
  path.closePath();
  return path;
}

function boundsOfPoints(points: readonly Point[], margin: number): Bounds {
  return {
    minX: Math.min(...points.map((point) => point.x)) - margin,
    minY: Math.min(...points.map((point) => point.y)) - margin,
    maxX: Math.max(...points.map((point) => point.x)) + margin,
    maxY: Math.max(...points.map((point) => point.y)) + margin,
  };
}
