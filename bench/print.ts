/**
 * npm run bench -- print: how much of a printer's time goes into our work on a ticket.
 *
 * A full Chinese ticket of 80 × 150 mm (640 × 1200 dots, two codes, nine texts), another seat and code each time, is
 * drawn and written in each printer language. Beside it what cannot be faster: full-speed USB moves 1.2 MB/s, and a
 * head of 150 mm/s needs a second for 150 mm. Limit: our share of the head's time at most 10 %.
 */
import {
  exampleFacts,
  firstTemplate,
  type LanguageCode,
  makeOfLanguage,
  printerLanguages,
  textsOnTicket,
  ticketForPrinter,
} from "@parterre/ticket-print";
import { nodeTicketFonts } from "@parterre/ticket-print/fonts/node";

const limits = { shareOfHeadTime: 0.1 };
const usbBytesPerSecond = 1_200_000;
const headMmPerSecond = 150;
const warmUps = 5;
const measured = 31;

const fonts = await nodeTicketFonts();
const orderOf = (seat: number) =>
  ({
    template: firstTemplate,
    facts: {
      ...exampleFacts,
      seat: String(seat),
      number: `PT-7KQ4M-${String(seat).padStart(2, "0")}`,
      code: `PT1.${String(seat).padStart(6, "0")}${exampleFacts.code.slice(10)}`,
    },
    language: "zh",
    dpi: 203,
    fonts,
  }) as const;
await fonts.prepare(textsOnTicket(orderOf(1)));

const headMs = (firstTemplate.stock.heightMm / headMmPerSecond) * 1000;
let seat = 0;

/** The median time of a ticket in milliseconds, and its bytes. */
function measure(language: LanguageCode): { readonly ticketMs: number; readonly bytes: number } {
  const make = makeOfLanguage(language);
  const rounds = Array.from({ length: warmUps + measured }, () => {
    seat = (seat % 99) + 1;
    const startedAt = performance.now();
    const { bytes } = ticketForPrinter(orderOf(seat), make, seat);
    return { ms: performance.now() - startedAt, bytes: bytes.length };
  }).slice(warmUps);
  return {
    ticketMs: rounds.map(({ ms }) => ms).sort((a, b) => a - b)[measured >> 1]!,
    bytes: Math.max(...rounds.map(({ bytes }) => bytes)),
  };
}

console.log("language   tickets/s   bytes   on USB   of the head's time");
const results = (Object.keys(printerLanguages) as LanguageCode[]).map((language) => {
  const { ticketMs, bytes } = measure(language);
  const share = ticketMs / headMs;
  console.log(
    `${language.padEnd(10)} ${String(Math.round(1000 / ticketMs)).padStart(9)} ${String(bytes).padStart(7)} ` +
      `${`${Math.round((bytes / usbBytesPerSecond) * 1000)} ms`.padStart(8)} ${`${(share * 100).toFixed(1)} %`.padStart(8)}`,
  );
  return { language, ticketsPerSecond: 1000 / ticketMs, shareOfHeadTime: share };
});
const slowest = results.reduce((a, b) => (b.shareOfHeadTime > a.shareOfHeadTime ? b : a));
console.log(
  JSON.stringify({
    language: slowest.language,
    ticketsPerSecond: Math.round(slowest.ticketsPerSecond),
    shareOfHeadTime: Number(slowest.shareOfHeadTime.toFixed(4)),
  }),
);
process.exitCode = slowest.shareOfHeadTime <= limits.shareOfHeadTime ? 0 : 1;
