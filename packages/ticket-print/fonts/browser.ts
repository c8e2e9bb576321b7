import unicode from "@fontsource/noto-sans-sc/unicode.json";
import { type FontFiles, readSlices, TicketFonts } from "../src/index.ts";

const addresses = import.meta.glob<string>(
  "../../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-*-{400,700}-normal.woff",
  { query: "?url", import: "default", eager: true },
);
const byFile = new Map(
  Object.entries(addresses).map(([path, address]) => [path.slice(path.lastIndexOf("/") + 1), address]),
);

const files: FontFiles = {
  slices: readSlices(unicode),
  read: async (slice, weight) => {
    const address = byFile.get(`noto-sans-sc-${slice}-${weight}-normal.woff`);
    if (!address) throw new Error(`no font file for the slice ${slice}`);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`the font file ${address} was not served: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  },
};

/** The tickets' fonts in a page: files come from where the app was served from, once each. */
export const ticketFonts = new TicketFonts(files);
