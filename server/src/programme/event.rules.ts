import type { LocalisedText } from "@parterre/seat-map";
import { type Refused, refuse } from "./refusals.rules.ts";

export interface NewEvent {
  readonly title: LocalisedText;
  readonly subtitle: LocalisedText;
  readonly description: LocalisedText;
  readonly mood: string;
  /** Absent: made from the English title. */
  readonly slug?: string | null;
}

const longest = { title: 120, subtitle: 200, description: 4000 } as const;
const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const moodPattern = /^[a-z]+(?:-[a-z]+)*$/;
const longestSlug = 80;
const longestMood = 40;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Why a text cannot be kept; null when it can. Line breaks and tabs are fine. */
export function textRefusal(field: string, text: LocalisedText, most: number, mayBeEmpty: boolean): Refused | null {
  for (const language of ["zh", "en"] as const) {
    const value = text[language].trim();
    const path = `${field}.${language}`;
    if (!mayBeEmpty && value === "")
      return refuse(path, "请填写中英文内容。", "Please fill this in, in both languages.");
    if (value.length > most) {
      return refuse(path, `内容过长，最多 ${most} 个字符。`, `This is too long; at most ${most} characters.`);
    }
    if (controlCharacters.test(value)) {
      return refuse(path, "内容中有无法显示的字符。", "This has characters that cannot be shown.");
    }
  }
  return null;
}

/** Why an event cannot be added as described; null when it can. Whether the slug is free, the database knows. */
export function eventRefusal(event: NewEvent): Refused | null {
  const text =
    textRefusal("title", event.title, longest.title, false) ??
    textRefusal("subtitle", event.subtitle, longest.subtitle, true) ??
    textRefusal("description", event.description, longest.description, true);
  if (text) return text;
  if (!moodPattern.test(event.mood) || event.mood.length > longestMood) {
    return refuse("mood", "风格只能用小写字母和连字符。", "A mood is a word of lower-case letters and hyphens.");
  }
  if (event.slug != null && (!slugPattern.test(event.slug) || event.slug.length > longestSlug)) {
    return refuse(
      "slug",
      "网址部分只能用小写字母、数字和连字符，最多 80 个字符。",
      "The address may have lower-case letters, digits and hyphens, at most 80.",
    );
  }
  return null;
}

/** A slug from an English title: `Swan Lake, Act II` → `swan-lake-act-ii`; `event` when nothing is left. */
export function slugFromTitle(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return plain || "event";
}
