import { checkSeatMap } from "../check-seat-map.ts";
import {
  type BlockDocument,
  type FocalPoint,
  type RowDocument,
  type SeatDocument,
  SeatFlag,
  type SeatFlagName,
  type SeatMapDocument,
} from "../model.ts";
import { pictureHashPattern } from "../seat-photos.ts";
import { type ImportOutcome, ProblemList, seatMapLimits } from "./outcome.ts";
import { type JsonObject, JsonReader, parsedJson } from "./reader.ts";
import { ShapeReading } from "./shape-reading.ts";

/** Our own JSON as text; {@link parseSeatMapDocument} reads it back without loss. */
export function exportSeatMapDocument(document: SeatMapDocument): string {
  return JSON.stringify(document);
}

/**
 * Reads our own JSON. Every value is checked; unknown properties are left out and listed.
 * @param json the parsed value or its text
 */
export function parseSeatMapDocument(json: unknown): ImportOutcome {
  const outcome = parseSeatMapDraft(json);
  const refused = outcome.problems.some(({ severity }) => severity === "error");
  return refused ? { ...outcome, document: null } : outcome;
}

/**
 * The same for a drawing that is not finished: there is a document whenever its values can be read, and what must not
 * be published (no seats yet, one identity twice) is listed as an error.
 */
export function parseSeatMapDraft(json: unknown): ImportOutcome {
  const problems = new ProblemList();
  const reading = new DocumentReading(problems);
  const root = parsedJson(json);
  const { document, renames } = problems.outcome(root === undefined ? notJson(problems) : reading.document(root));
  if (document) for (const problem of checkSeatMap(document)) problems.add(problem);
  return { document, drawing: document, problems: problems.all(), renames };
}

function notJson(problems: ProblemList): null {
  problems.error("not-json", "", { zh: "文件不是有效的 JSON", en: "The file is not valid JSON" });
  return null;
}

class DocumentReading {
  private readonly problems: ProblemList;
  private readonly read: JsonReader;
  private seats = 0;
  private rows = 0;
  private readonly photos = new Set<string>();

  constructor(problems: ProblemList) {
    this.problems = problems;
    this.read = new JsonReader(problems);
  }

  document(value: unknown): SeatMapDocument | null {
    const root = this.read.object(value, "");
    if (!root) return null;
    if (root.format !== "parterre.seat-map" || root.version !== 1) {
      this.problems.error("unknown-format", "format", {
        zh: "不是 Parterre 座位图（格式 parterre.seat-map，版本 1）",
        en: "This is no Parterre seat map (format parterre.seat-map, version 1)",
      });
      return null;
    }
    this.knownOnly(root, "", [
      "format",
      "version",
      "name",
      "categories",
      "focalPoints",
      "blocks",
      "shapes",
      "underlay",
    ]);
    const shapes = new ShapeReading(this.problems);
    const list = <T>(key: string, limit: number, each: (value: unknown, path: string) => T): T[] =>
      this.read.list(root[key], key, limit).map((entry, index) => each(entry, `${key}[${index}]`));
    return {
      format: "parterre.seat-map",
      version: 1,
      name: this.read.text(root.name, "name", seatMapLimits.name),
      categories: list("categories", seatMapLimits.categories, (entry, path) => this.category(entry, path)),
      focalPoints: list("focalPoints", seatMapLimits.focalPoints, (entry, path) => this.focalPoint(entry, path)),
      blocks: list("blocks", seatMapLimits.blocks, (entry, path) => this.block(entry, path)),
      shapes: list("shapes", seatMapLimits.shapes, (entry, path) => shapes.shape(entry, path)),
      ...(root.underlay === undefined ? {} : { underlay: shapes.underlay(root.underlay, "underlay") }),
    };
  }

  private category(value: unknown, path: string) {
    const object = this.read.object(value, path) ?? {};
    this.knownOnly(object, path, ["key", "name", "label", "colour"]);
    return {
      key: this.read.text(object.key, `${path}.key`, seatMapLimits.identity),
      name: this.read.text(object.name, `${path}.name`, seatMapLimits.name),
      ...(object.label === undefined ? {} : { label: this.read.localised(object.label, `${path}.label`) }),
      colour: this.read.text(object.colour, `${path}.colour`, 40),
    };
  }

  private focalPoint(value: unknown, path: string): FocalPoint {
    const object = this.read.object(value, path) ?? {};
    this.knownOnly(object, path, ["x", "y", "z", "facing", "allRound"]);
    return {
      ...this.read.point(object, path),
      ...this.optionalNumber(object, "z", path, 100_000),
      ...this.optionalNumber(object, "facing", path, 360),
      ...(typeof object.allRound === "boolean" ? { allRound: object.allRound } : {}),
    };
  }

  private block(value: unknown, path: string): BlockDocument {
    const object = this.read.object(value, path) ?? {};
    this.knownOnly(object, path, ["id", "label", "elevation", "rake", "level", "lockedOrder", "rows"]);
    return {
      id: this.read.text(object.id, `${path}.id`, seatMapLimits.identity),
      label: this.read.text(object.label, `${path}.label`, seatMapLimits.blockLabel),
      ...this.optionalNumber(object, "elevation", path, 100_000),
      ...this.optionalNumber(object, "rake", path, 10_000),
      ...this.optionalText(object, "level", path, seatMapLimits.blockLabel),
      ...(object.lockedOrder === undefined ? {} : { lockedOrder: this.order(object.lockedOrder, path) }),
      rows: this.read
        .list(object.rows, `${path}.rows`, seatMapLimits.rows - this.rows)
        .map((row, index) => this.row(row, `${path}.rows[${index}]`)),
    };
  }

  private order(value: unknown, blockPath: string): string[] {
    const path = `${blockPath}.lockedOrder`;
    return this.read
      .list(value, path, seatMapLimits.seats)
      .map((id, index) => this.read.text(id, `${path}[${index}]`, seatMapLimits.identity));
  }

  private row(value: unknown, path: string): RowDocument {
    const object = this.read.object(value, path) ?? {};
    this.knownOnly(object, path, ["id", "label", "seats"]);
    this.rows += 1;
    const seats = this.read.list(object.seats, `${path}.seats`, seatMapLimits.seats - this.seats);
    this.seats += seats.length;
    return {
      id: this.read.text(object.id, `${path}.id`, seatMapLimits.identity),
      label: this.read.text(object.label, `${path}.label`, seatMapLimits.rowLabel),
      seats: seats.map((seat, index) => this.seat(seat, `${path}.seats[${index}]`)),
    };
  }

  private seat(value: unknown, path: string): SeatDocument {
    const object = this.read.object(value, path) ?? {};
    this.knownOnly(object, path, ["id", "label", "x", "y", "flags", "category", "correction", "note", "photo"]);
    return {
      id: this.read.text(object.id, `${path}.id`, seatMapLimits.identity),
      label: this.read.text(object.label, `${path}.label`, seatMapLimits.seatLabel),
      ...this.read.point(object, path),
      ...(object.flags === undefined ? {} : { flags: this.flags(object.flags, `${path}.flags`) }),
      ...this.optionalText(object, "category", path, seatMapLimits.identity),
      ...this.optionalNumber(object, "correction", path, 1),
      ...this.optionalText(object, "note", path, seatMapLimits.note),
      ...(object.photo === undefined ? {} : this.photo(object.photo, `${path}.photo`)),
    };
  }

  private photo(value: unknown, path: string): { photo?: string } {
    if (typeof value !== "string" || !pictureHashPattern.test(value)) {
      this.problems.error("not-a-picture", path, {
        zh: `“${path}” 应为图片的哈希值（64 位十六进制）`,
        en: `“${path}” has to be the hash of a picture (64 hexadecimal digits)`,
      });
      return {};
    }
    this.photos.add(value);
    if (this.photos.size === seatMapLimits.photos + 1) {
      this.problems.error("too-many-photos", path, {
        zh: `最多 ${seatMapLimits.photos} 张不同的视野照片`,
        en: `At most ${seatMapLimits.photos} different view photos are possible`,
      });
    }
    return { photo: value };
  }

  private flags(value: unknown, path: string): SeatFlagName[] {
    return this.read.list(value, path, 16).filter((name): name is SeatFlagName => {
      if (typeof name === "string" && Object.hasOwn(SeatFlag, name)) return true;
      this.problems.error("unknown-flag", path, {
        zh: `不认识的座位属性 ${JSON.stringify(name)}`,
        en: `Unknown seat property ${JSON.stringify(name)}`,
      });
      return false;
    });
  }

  private optionalNumber<K extends string>(object: JsonObject, key: K, path: string, limit: number) {
    return this.read.optionalNumber(object, key, path, limit);
  }

  private optionalText<K extends string>(object: JsonObject, key: K, path: string, limit: number) {
    return this.read.optionalText(object, key, path, limit);
  }

  private knownOnly(object: JsonObject, path: string, known: readonly string[]): void {
    this.read.knownOnly(object, path, known);
  }
}
