import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readSlices, TicketFonts } from "../../src/index.ts";

const require = createRequire(import.meta.url);
const home = dirname(require.resolve("@fontsource/noto-sans-sc/package.json"));

/** The tickets' fonts in Node, from the same files as in a page. */
export async function nodeTicketFonts(): Promise<TicketFonts> {
  const unicode = JSON.parse(await readFile(join(home, "unicode.json"), "utf8")) as Record<string, string>;
  return new TicketFonts({
    slices: readSlices(unicode),
    read: (slice, weight) => readFile(join(home, "files", `noto-sans-sc-${slice}-${weight}-normal.woff`)),
  });
}
