import type { LocalisedText, Point } from "../model.ts";
import { type ProblemList, seatMapLimits } from "./outcome.ts";

export type JsonObject = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON text or an already parsed value; undefined when the text is not JSON. */
export function parsedJson(source: unknown): unknown {
  if (typeof source !== "string") return source;
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** Reads values of unknown JSON, each with its path, and lists what does not fit. */
export class JsonReader {
  private readonly problems: ProblemList;

  constructor(problems: ProblemList) {
    this.problems = problems;
  }

  /** A list; a missing one is an error unless it is optional, then it is empty. */
  list(value: unknown, path: string, limit: number, optional = false): readonly unknown[] {
    if (optional && (value === undefined || value === null)) return [];
    if (!Array.isArray(value)) {
      this.problems.error("not-a-list", path, {
        zh: `“${path}” 应为列表`,
        en: `“${path}” has to be a list`,
      });
      return [];
    }
    if (value.length > limit) {
      this.problems.error("too-many", path, {
        zh: `“${path}” 有 ${value.length} 项，最多 ${limit} 项`,
        en: `“${path}” has ${value.length} entries, at most ${limit} are possible`,
      });
      return [];
    }
    return value;
  }

  object(value: unknown, path: string): JsonObject | null {
    if (isObject(value)) return value;
    this.problems.error("not-an-object", path, { zh: `“${path}” 应为对象`, en: `“${path}” has to be an object` });
    return null;
  }

  /** Text; whole numbers are taken as their digits, since editors write seat numbers both ways. */
  text(value: unknown, path: string, limit: number, fallback?: string): string {
    const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
    if (typeof text !== "string") {
      if (fallback !== undefined && (value === undefined || value === null)) return fallback;
      this.problems.error("not-a-text", path, { zh: `“${path}” 应为文字`, en: `“${path}” has to be a text` });
      return "";
    }
    if (text.length > limit) {
      this.problems.error("text-too-long", path, {
        zh: `“${path}” 有 ${text.length} 个字符，最多 ${limit} 个`,
        en: `“${path}” has ${text.length} characters, at most ${limit} are possible`,
      });
      return "";
    }
    return text;
  }

  number(value: unknown, path: string, limit: number, fallback?: number): number {
    if (fallback !== undefined && (value === undefined || value === null)) return fallback;
    if (typeof value !== "number" || !Number.isFinite(value)) {
      this.problems.error("not-a-number", path, { zh: `“${path}” 应为数字`, en: `“${path}” has to be a number` });
      return 0;
    }
    if (Math.abs(value) > limit) {
      this.problems.error("out-of-range", path, {
        zh: `“${path}” 超出范围（±${limit}）`,
        en: `“${path}” is out of range (±${limit})`,
      });
      return 0;
    }
    return value;
  }

  point(value: unknown, path: string, optional = false): Point {
    if (optional && (value === undefined || value === null)) return { x: 0, y: 0 };
    const object = this.object(value, path);
    if (!object) return { x: 0, y: 0 };
    return {
      x: this.number(object.x, `${path}.x`, seatMapLimits.coordinate),
      y: this.number(object.y, `${path}.y`, seatMapLimits.coordinate),
    };
  }

  localised(value: unknown, path: string): LocalisedText {
    const object = this.object(value, path) ?? {};
    return {
      zh: this.text(object.zh, `${path}.zh`, seatMapLimits.text),
      en: this.text(object.en, `${path}.en`, seatMapLimits.text),
    };
  }

  /** The property alone, or nothing when it is absent: to be spread into what is read. */
  optionalNumber<K extends string>(object: JsonObject, key: K, path: string, limit: number) {
    if (object[key] === undefined) return {};
    return { [key]: this.number(object[key], `${path}.${key}`, limit) } as Record<K, number>;
  }

  optionalText<K extends string>(object: JsonObject, key: K, path: string, limit: number) {
    if (object[key] === undefined) return {};
    return { [key]: this.text(object[key], `${path}.${key}`, limit) } as Record<K, string>;
  }

  /** Lists properties that nobody knows: they are left out. */
  knownOnly(object: JsonObject, path: string, known: readonly string[]): void {
    for (const key of Object.keys(object)) {
      if (known.includes(key)) continue;
      this.problems.warn("unknown-property", path === "" ? key : `${path}.${key}`, {
        zh: `不认识的属性“${key.slice(0, 60)}”，已略去`,
        en: `Unknown property “${key.slice(0, 60)}”, left out`,
      });
    }
  }
}
