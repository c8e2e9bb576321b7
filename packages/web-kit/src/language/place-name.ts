import type { Locale } from "./texts.ts";

const bothLanguages = /^(.*[\u3400-\u9fff\uff00-\uff60][^A-Za-z]*?)[\s·/]+([A-Za-z].*)$/;

/**
 * A label of a seat map in the reader's language. Blocks of a bilingual house are drawn with both names in one label,
 * Chinese first ("池座前区 Front stalls"); any other label ("A", "2 区", "Block 7") is returned as it is.
 */
export function placeName(label: string, locale: Locale): string {
  const both = bothLanguages.exec(label.trim());
  if (!both) return label;
  const chinese = both[1]!.trim();
  const english = both[2]!.trim();
  if (locale === "en") return english;
  // "包厢 Box 10" writes its number once, at the end.
  const number = /\d+$/.exec(english)?.[0];
  return number && !/\d/.test(chinese) ? `${chinese} ${number}` : chinese;
}
