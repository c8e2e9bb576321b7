import { type ShapeDocument, shapeKinds, type UnderlayDocument } from "../model.ts";
import { pictureHashPattern } from "../seat-photos.ts";
import { type ProblemList, seatMapLimits } from "./outcome.ts";
import { type JsonObject, JsonReader } from "./reader.ts";

/** Reads what a drawing has beside its seats: shapes, and the picture that is traced over. */
export class ShapeReading {
  private readonly problems: ProblemList;
  private readonly read: JsonReader;

  constructor(problems: ProblemList) {
    this.problems = problems;
    this.read = new JsonReader(problems);
  }

  shape(value: unknown, path: string): ShapeDocument {
    const object = this.read.object(value, path) ?? {};
    this.read.knownOnly(object, path, ["id", "kind", "label", "points", "size", "row", "around"]);
    const kind = shapeKinds.find((known) => known === object.kind);
    if (!kind) {
      this.problems.error("unknown-shape", `${path}.kind`, {
        zh: `图形只能是 ${shapeKinds.join("、")}`,
        en: `A shape is one of ${shapeKinds.join(", ")}`,
      });
    }
    if (Array.isArray(object.points) && object.points.length === 0) {
      this.problems.error("shape-without-points", `${path}.points`, {
        zh: "图形至少要有一个点",
        en: "A shape needs at least one point",
      });
    }
    return {
      ...this.read.optionalText(object, "id", path, seatMapLimits.identity),
      kind: kind ?? "shape",
      ...(object.label === undefined ? {} : { label: this.read.localised(object.label, `${path}.label`) }),
      points: this.read
        .list(object.points, `${path}.points`, seatMapLimits.pointsOfShape)
        .map((point, index) => this.read.point(point, `${path}.points[${index}]`)),
      ...this.read.optionalNumber(object, "size", path, 100_000),
      ...this.read.optionalText(object, "row", path, seatMapLimits.identity),
      ...this.around(object, `${path}.around`),
    };
  }

  underlay(value: unknown, path: string): UnderlayDocument {
    const object = this.read.object(value, path) ?? {};
    this.read.knownOnly(object, path, ["picture", "x", "y", "width", "height", "opacity", "locked"]);
    const picture = this.read.text(object.picture, `${path}.picture`, 64);
    if (!pictureHashPattern.test(picture)) {
      this.problems.error("not-a-picture", `${path}.picture`, {
        zh: `“${path}.picture” 应为图片的哈希值（64 位十六进制）`,
        en: `“${path}.picture” has to be the hash of a picture (64 hexadecimal digits)`,
      });
    }
    return {
      picture,
      ...this.read.point(object, path),
      width: this.length(object, "width", path),
      height: this.length(object, "height", path),
      opacity: Math.min(1, Math.max(0, this.read.number(object.opacity, `${path}.opacity`, 1))),
      locked: object.locked === true,
    };
  }

  private length(object: JsonObject, key: "width" | "height", path: string): number {
    const length = this.read.number(object[key], `${path}.${key}`, seatMapLimits.coordinate);
    if (!(length > 0)) {
      this.problems.error("not-a-length", `${path}.${key}`, {
        zh: `“${path}.${key}” 应大于 0`,
        en: `“${path}.${key}” has to be more than 0`,
      });
    }
    return length;
  }

  private around(object: JsonObject, path: string): { around?: readonly number[] } {
    if (object.around === undefined) return {};
    const around = this.read
      .list(object.around, path, 4)
      .map((count, index) => this.read.number(count, `${path}[${index}]`, seatMapLimits.seatsOfTable));
    if ((around.length === 1 || around.length === 4) && around.every((count) => Number.isInteger(count) && count >= 0))
      return { around };
    this.problems.error("not-seats-around", path, {
      zh: `“${path}” 应为一个座位数（圆桌），或上、右、下、左四个座位数（方桌）`,
      en: `“${path}” has to be one number of seats (round table) or four, along top, right, bottom and left`,
    });
    return {};
  }
}
