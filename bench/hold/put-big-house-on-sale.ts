import { decodeGeometry } from "@parterre/seat-map";
import { demoSignIns } from "../../scripts/house/demo-sign-ins.mjs";

const blocks = 60;
const rows = 25;
const seatsPerRow = 40;
/** What every bench of holding fights over. */
export const bigHouseSeats = blocks * rows * seatsPerRow;

export interface BigHouse {
  /** Performances on sale, all free. */
  readonly performanceIds: readonly string[];
  /** Ordinals, best first. */
  readonly bestFirst: readonly number[];
}

/** 60 blocks around a pitch, as our own JSON. */
function document(): string {
  return JSON.stringify({
    format: "parterre.seat-map",
    version: 1,
    name: "Sixty thousand",
    categories: [],
    focalPoints: [{ x: 0, y: 0, allRound: true }],
    shapes: [],
    blocks: Array.from({ length: blocks }, (_, block) => ({
      id: `b${block}`,
      label: `${block + 1}`,
      rows: Array.from({ length: rows }, (_, row) => ({
        id: `b${block}r${row}`,
        label: `${row + 1}`,
        seats: Array.from({ length: seatsPerRow }, (_, seat) => ({
          id: `b${block}r${row}s${seat}`,
          label: `${seat + 1}`,
          x: ((block % 10) - 5) * 2400 + seat * 50,
          y: Math.floor(block / 10) * 2400 + 3000 + row * 80,
        })),
      })),
    })),
  });
}

/** Draws, publishes and puts on sale a house of 60,000 seats through the API, as an organiser would. */
export async function putBigHouseOnSale(origin: string, performances: number): Promise<BigHouse> {
  const api = new OrganiserApi(origin);
  await api.signIn();
  const { createVenue } = await api.ask<{ createVenue: { id: string } }>(
    "mutation ($input: CreateVenueInput!) { createVenue(input: $input) { id } }",
    { input: { name: text("Bench"), city: text("Bench"), timeZone: "Asia/Shanghai" } },
  );
  const { importSeatMap } = await api.ask<{ importSeatMap: { seatMap: { id: string } } }>(
    `mutation ($input: ImportSeatMapInput!) { importSeatMap(input: $input) {
      ... on SeatMapImported { seatMap { id } } ... on Refusal { reason { en } } } }`,
    { input: { venueId: createVenue.id, name: "Sixty thousand", format: "PARTERRE", document: document() } },
  );
  const { publishSeatMap } = await api.ask<{ publishSeatMap: { version: { id: string; geometryUrl: string } } }>(
    `mutation ($id: ID!) { publishSeatMap(seatMapId: $id) {
      ... on SeatMapPublished { version { id geometryUrl } } ... on Refusal { reason { en } } } }`,
    { id: importSeatMap.seatMap.id },
  );
  const { version } = publishSeatMap;
  const { createEvent } = await api.ask<{ createEvent: { event: { id: string } } }>(
    `mutation ($input: CreateEventInput!) { createEvent(input: $input) {
      ... on EventSaved { event { id } } ... on Refusal { reason { en } } } }`,
    {
      input: {
        title: text("Bench"),
        subtitle: text("Bench"),
        description: text("Bench"),
        mood: "velvet",
        slug: `bench-${Date.now()}`,
      },
    },
  );
  const performanceIds: string[] = [];
  for (let number = 0; number < performances; number += 1) {
    performanceIds.push(await api.addPerformance(createEvent.event.id, version.id));
  }
  const geometry = decodeGeometry(await (await fetch(new URL(version.geometryUrl, origin))).text());
  const bestFirst = Array.from({ length: geometry.seatCount }, (_, ordinal) => ordinal).sort(
    (a, b) => geometry.score[b]! - geometry.score[a]! || a - b,
  );
  return { performanceIds, bestFirst };
}

const text = (both: string) => ({ zh: both, en: both });

/** The API as the administrator of the demo asks it. */
export class OrganiserApi {
  private cookie = "";

  constructor(private readonly origin: string) {}

  async signIn(): Promise<void> {
    const admin = demoSignIns.find(({ role }) => role.en === "admin")!;
    await this.ask("mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }", {
      input: { email: admin.email, password: admin.password },
    });
  }

  async addPerformance(eventId: string, seatMapVersionId: string): Promise<string> {
    const saved = "... on PerformanceSaved { performance { id } } ... on Refusal { reason { en } }";
    const startsAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const { createPerformance } = await this.ask<{ createPerformance: { performance: { id: string } } }>(
      `mutation ($input: CreatePerformanceInput!) { createPerformance(input: $input) { ${saved} } }`,
      { input: { eventId, seatMapVersionId, startsAt } },
    );
    const performanceId = createPerformance.performance.id;
    const blockIndexes = Array.from({ length: blocks }, (_, index) => index);
    const answer = await this.ask<Record<string, { performance?: object; reason?: object }>>(
      `mutation ($zones: SetPriceZonesInput!, $prices: SetPricesInput!, $windows: SetSalesWindowsInput!, $id: ID!) {
        setPriceZones(input: $zones) { ${saved} }
        setPrices(input: $prices) { ${saved} }
        setSalesWindows(input: $windows) { ${saved} }
        putOnSale(performanceId: $id) { ${saved} }
      }`,
      {
        id: performanceId,
        zones: { performanceId, zones: [{ code: "A", name: text("A"), hue: 0, blockIndexes }] },
        prices: {
          performanceId,
          prices: ["adult", "complimentary"].map((ticketTypeCode) => ({
            ...{ zoneCode: "A", ticketTypeCode, money: { amountMinor: 10_000, currency: "CNY" } },
          })),
        },
        windows: {
          performanceId,
          windows: ["web", "counter"].map((channelCode) => ({
            ...{ channelCode, opensAt: new Date(Date.now() - 60_000).toISOString(), closesAt: startsAt },
          })),
        },
      },
    );
    const refused = Object.values(answer).find((each) => each.reason);
    if (refused) throw new Error(`the big house cannot be put on sale: ${JSON.stringify(refused)}`);
    return performanceId;
  }

  async ask<Data>(query: string, variables: object): Promise<Data> {
    const response = await fetch(new URL("/graphql", this.origin), {
      method: "POST",
      headers: { "content-type": "application/json", cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(";", 1)[0]!;
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(`the API refused: ${JSON.stringify(errors)}`);
    return data;
  }
}
