import { paper, record as recordOnce } from "./paper-and-offline.ts";
import { key, nobody, type Provocations, type RefusingHouse, texts } from "./refusing-house.ts";

export type SellingWindows = Awaited<ReturnType<typeof sellingWindows>>;

/** The seller's window, where no printer is, and the supervisor's, whose printer is what a test makes of it. */
export async function sellingWindows(house: RefusingHouse) {
  const { must, rows, venueId } = house;
  const counterOf = async (name: string): Promise<string> =>
    (await rows("SELECT id FROM counter WHERE name = $1", [name]))[0]?.id;
  const { templateId } = await paper(house);
  if ((await rows("SELECT 1 FROM ticket_template_use WHERE template_id = $1", [templateId])).length === 0) {
    await must("admin", "useTicketTemplate", { input: { templateId } }, /TicketTemplateUseSaved$/);
  }
  const [fromCounterId, toCounterId] = [
    await counterOf("Window of the seller"),
    await counterOf("Window of the supervisor"),
  ];
  let printerId = "";
  /** Another printer at the supervisor's window, with this paper in it; null: with none. Answers the window. */
  async function withPaper(stockCode: string | null): Promise<string> {
    const serialNumber = `BOCA-${key()}`;
    const printer = {
      ...{ counterId: toCounterId, serialNumber, name: "Lemur", make: "boca-lemur", language: "FGL" },
      ...{ dpi: 203, ackLevel: "TICKET" },
    };
    await must("supervisor", "pairPrinter", { input: printer }, /PrinterPaired$/);
    [{ id: printerId }] = await rows("SELECT id FROM printer WHERE serial_number = $1", [serialNumber]);
    const roll = { printerId, stockCode, quantity: 100 };
    if (stockCode !== null) await must("supervisor", "loadTicketRoll", { input: roll }, /StockNoted$/);
    return toCounterId;
  }
  return {
    ...{ house, fromCounterId, withPaper },
    /** The supervisor's window, ready for what the house prints. */
    ready: () => withPaper("thermal-80x150"),
    /** Notes an attempt at the supervisor's printer. */
    record: (ticketId: string) => recordOnce(house, ticketId, { printerId }),
    /** A window of its own where nobody sits, at this venue or another. */
    async emptyWindow(venue = venueId): Promise<string> {
      const name = `Window ${key().slice(0, 8)}`;
      const counter = { name, venueId: venue, channelCode: "counter" };
      await must("supervisor", "registerCounter", { input: counter }, /CounterRegistered$/);
      return counterOf(name);
    },
    /** A window with somebody at it and without a printer. */
    withoutPrinter: () => counterOf("Window of the admin"),
    async otherVenue(): Promise<string> {
      const name = `House ${key().slice(0, 8)}`;
      const { createVenue } = await house.clients.admin.ask(
        "mutation ($input: CreateVenueInput!) { createVenue(input: $input) { id } }",
        { input: { name: texts(name), city: texts("City"), timeZone: "Asia/Shanghai" } },
      );
      return createVenue.id;
    },
  };
}

type ToWindow = (windows: SellingWindows) => Promise<string>;
const toReady: ToWindow = ({ ready }) => ready();

/** Hands an order's tickets over, once it is as `prepare` leaves it. */
async function handOver(
  house: RefusingHouse,
  to: ToWindow,
  { prepare, change = {} }: { prepare?: (sold: Sold, windows: SellingWindows) => Promise<void>; change?: object } = {},
) {
  const windows = await sellingWindows(house);
  const sold = await house.sell("supervisor");
  const toCounterId = await to(windows);
  await prepare?.(sold, windows);
  const { fromCounterId } = windows;
  const input = { id: key(), orderId: sold.orderId, fromCounterId, toCounterId, ...change };
  return { ...sold, answered: await house.ask("seller", "handOverPrints", { input }) };
}
type Sold = Awaited<ReturnType<RefusingHouse["sell"]>>;
const refusedAt = async (house: RefusingHouse, to: ToWindow) => (await handOver(house, to)).answered;
const refusedFor = async (house: RefusingHouse, change: object) =>
  (await handOver(house, toReady, { change })).answered;
const refusedAfter = async (house: RefusingHouse, prepare: (sold: Sold, windows: SellingWindows) => Promise<void>) =>
  (await handOver(house, toReady, { prepare })).answered;

async function report(house: RefusingHouse, { ticketIds }: Sold, windows: SellingWindows, ...reports: string[]) {
  const { print } = await windows.record(ticketIds[0]!);
  for (const each of reports) {
    await house.must("seller", "reportPrint", { input: { printId: print.id, report: each } }, /PrintNoted$/);
  }
}

/** What windows refuse that print for one another. */
export const handOvers: Provocations = {
  "PrintHandOverResult.BoxOfficeRefused": (house) => refusedFor(house, { id: "x" }),
  "PrintHandOverResult.PrintHandOverRefused": (house) => refusedFor(house, { orderId: nobody }),
  "PrintHandOverRefused.why=NO_SUCH_ORDER": (house) => refusedFor(house, { orderId: nobody }),
  "PrintHandOverRefused.why=NO_SUCH_COUNTER": (house) => refusedFor(house, { fromCounterId: nobody }),
  "PrintHandOverRefused.why=NO_SUCH_HAND_OVER": ({ ask }) => ask("seller", "takeBackPrints", { handOverId: nobody }),
  "PrintHandOverRefused.why=SAME_COUNTER": (house) => refusedAt(house, async ({ fromCounterId }) => fromCounterId),
  "PrintHandOverRefused.why=OTHER_VENUE": (house) =>
    refusedAt(house, async ({ emptyWindow, otherVenue }) => emptyWindow(await otherVenue())),
  "PrintHandOverRefused.why=NO_SHIFT": (house) => refusedAt(house, ({ emptyWindow }) => emptyWindow()),
  "PrintHandOverRefused.why=NO_PRINTER": (house) => refusedAt(house, ({ withoutPrinter }) => withoutPrinter()),
  "PrintHandOverRefused.why=NO_PAPER": (house) => refusedAt(house, ({ withPaper }) => withPaper(null)),
  "PrintHandOverRefused.why=WRONG_PAPER": (house) => refusedAt(house, ({ withPaper }) => withPaper("parking-60x40")),
  "PrintHandOverRefused.why=ALREADY_PRINTED": (house) =>
    refusedAfter(house, (sold, windows) => report(house, sold, windows, "SENT", "CONFIRMED")),
  "PrintHandOverRefused.why=IN_DOUBT": (house) =>
    refusedAfter(house, (sold, windows) => report(house, sold, windows, "SENT")),
  "PrintHandOverRefused.why=REVOKED": (house) =>
    refusedAfter(house, async ({ orderId }) => {
      const whole = { orderId, idempotencyKey: key(), reason: "ill", shownMoneyMinor: 38_000 };
      await house.must("supervisor", "refundTickets", { input: whole }, /OrderChanged$/);
    }),
  "PrintHandOverRefused.why=ALREADY_HANDED_OVER": (house) =>
    refusedAfter(house, async ({ orderId }, { fromCounterId, ready }) => {
      const input = { id: key(), orderId, fromCounterId, toCounterId: await ready() };
      await house.must("seller", "handOverPrints", { input }, /PrintHandOverNoted$/);
    }),
  "PrintRefused.why=HANDED_OVER": async (house) => {
    const { ticketIds } = await handOver(house, toReady);
    // At the printer that every other provocation uses, which stands at a third window.
    return (await recordOnce(house, ticketIds[0]!)).answered;
  },
};
