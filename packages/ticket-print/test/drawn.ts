import { nodeTicketFonts } from "../fonts/node/index.ts";
import {
  type Dpi,
  exampleFacts,
  firstTemplate,
  makeOfLanguage,
  type SpokenLanguage,
  type TicketFacts,
  type TicketForPrinter,
  type TicketLanguage,
  textsOnTicket,
  ticketForPrinter,
} from "../src/index.ts";

const fonts = nodeTicketFonts();

export interface Wanted {
  readonly facts?: Partial<TicketFacts>;
  readonly language?: TicketLanguage;
  readonly dpi?: Dpi;
  readonly sequence?: number;
}

/** A ticket of the first template for a printer, with fonts from disk. */
export async function drawnFor(printer: SpokenLanguage, wanted: Wanted = {}): Promise<TicketForPrinter> {
  const order = {
    template: firstTemplate,
    facts: { ...exampleFacts, ...wanted.facts },
    language: wanted.language ?? "zh",
    dpi: wanted.dpi ?? 203,
    fonts: await fonts,
  };
  await order.fonts.prepare(textsOnTicket(order));
  return ticketForPrinter(order, makeOfLanguage(printer), wanted.sequence ?? 1);
}
