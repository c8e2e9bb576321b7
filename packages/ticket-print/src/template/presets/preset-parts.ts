import type { TextPart } from "../ticket-template.ts";

export const box = (xMm: number, yMm: number, widthMm: number, heightMm: number) => ({ xMm, yMm, widthMm, heightMm });

/** How a text of a preset is set: its size, how small it may become, and how many lines it may take. */
export const words = (sizeMm: number, leastSizeMm: number, weight: 400 | 700, mostLines = 1) =>
  ({ kind: "text", sizeMm, leastSizeMm, weight, align: "start", mostLines }) as const;

/** One text for both languages: what it says comes from its fields. */
export const said = (text: string) => ({ zh: text, en: text });

/** Whom a real-name ticket is for, with the end of their document; absent on others. */
export function holder(place: ReturnType<typeof box>, sizeMm: number): TextPart {
  const text = { zh: "{holder}  证件尾号 {holderDocument}", en: "{holder}  ID ends in {holderDocument}" };
  return { id: "holder", ...place, ...words(sizeMm, 2, 700), text, when: { field: "holder", is: "present" } };
}

/** Beside a part that is there only on real-name tickets. */
export const unnamed = { when: { field: "holder", is: "absent" } } as const;
export const named = { when: { field: "holder", is: "present" } } as const;

/** The small word above a value: 排 ROW. */
export function label(
  id: string,
  place: ReturnType<typeof box>,
  zh: string,
  en: string,
  more: Partial<TextPart> = {},
): TextPart {
  return { id, ...place, ...words(2.25, 2, 400), text: { zh, en }, ...more };
}
