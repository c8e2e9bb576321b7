import type { LocalisedText } from "@parterre/seat-map";

const longestName = 120;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controlCharacters = /[\u0000-\u001f\u007f]/;

/** Whether a name can be shown: something in it, not too long, nothing invisible. */
export function isName(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length > 0 && trimmed.length <= longestName && !controlCharacters.test(trimmed);
}

export function isLocalisedName(text: LocalisedText): boolean {
  return isName(text.zh) && isName(text.en);
}

/** Whether this JavaScript engine knows the IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
