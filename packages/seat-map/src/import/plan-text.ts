/** How a file's bytes are read as text. */
export type PlanEncoding = "utf-8" | "utf-16" | "gb18030";

/**
 * A file's text, whatever wrote it: a byte order mark decides; else it is UTF-8 when it is valid UTF-8; else GB18030, as
 * Excel writes tables in China. A mark is not part of the text.
 * @returns null for bytes that are no text in any of them
 */
export function decodePlanText(bytes: Uint8Array): { readonly text: string; readonly encoding: PlanEncoding } | null {
  const [first, second] = bytes;
  const utf16 = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  const tries: readonly [string, PlanEncoding][] = utf16
    ? [[utf16, "utf-16"]]
    : [
        ["utf-8", "utf-8"],
        ["gb18030", "gb18030"],
      ];
  for (const [label, encoding] of tries) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes);
      if (!text.includes("\u0000")) return { text, encoding };
    } catch {
      // Not in this encoding; the next may be.
    }
  }
  return null;
}
