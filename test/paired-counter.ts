import { TestClient } from "../server/test/test-client.ts";

export interface PairedCounter {
  readonly counterId: string;
  readonly printerId: string;
}

/** A window where nobody sits, with an ESC/POS printer and a roll in it, set up over the API by somebody who is signed in. */
export async function pairCounter(
  client: TestClient,
  serialNumber: string,
  venueId: string | null = null,
): Promise<PairedCounter> {
  const { counters, ticketTemplates } = await client.ask<{
    counters: { id: string; printers: { id: string }[]; openShift: { id: string } | null; venue: { id: string } }[];
    ticketTemplates: { stockCode: string }[];
  }>("{ counters { id printers { id } openShift { id } venue { id } } ticketTemplates { stockCode } }");
  const counterId = counters.find(
    ({ printers, openShift, venue }) =>
      printers.length === 0 && openShift === null && (venueId === null || venue.id === venueId),
  )!.id;
  const { pairPrinter } = await client.ask(
    "mutation ($input: PairPrinterInput!) { pairPrinter(input: $input) { ... on PrinterPaired { printer { id } } } }",
    {
      input: {
        ...{ counterId, serialNumber, name: "TM-T88VII", make: "epson-tm-t88", language: "ESCPOS" },
        ...{ dpi: 203, ackLevel: "TICKET" },
      },
    },
  );
  const printerId: string = pairPrinter.printer.id;
  await client.ask("mutation ($input: LoadRollInput!) { loadTicketRoll(input: $input) { __typename } }", {
    input: { printerId, stockCode: ticketTemplates[0]!.stockCode, quantity: 500, firstSerial: null },
  });
  return { counterId, printerId };
}

/** Where a window keeps which one it is. */
export const counterStorageKey = "parterre.counter.id";
