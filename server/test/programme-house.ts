import { demoHouses, type SeatMapDocument } from "@parterre/seat-map";
import type { Actor, StaffActor } from "../src/identity/index.ts";
import { createFoundation, type Foundation } from "./foundation.ts";

const dayMs = 86_400_000;
export const inDays = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * dayMs);
const text = (zh: string, en = zh) => ({ zh, en });
export const performanceFields = `id state startsAt seatCount zoneMapUrl zones { id index code hue seatCount }
  ticketTypes { code } prices { zoneId money { amountMinor currency } } currencies
  salesWindows { channel { code } opensAt closesAt }`;
/** Selection of a `SavePerformanceResult`. */
export const saved = `__typename ... on PerformanceSaved { performance { ${performanceFields} } }
  ... on ProgrammeRefused { reason { zh en } field }`;

export const zone = (code: string, blockIndexes: number[], more: object = {}) => ({
  code,
  name: text(code),
  hue: 1,
  blockIndexes,
  ...more,
});
export const price = (zoneCode: string, amountMinor = 38_000, currency = "CNY", ticketTypeCode = "adult") => ({
  zoneCode,
  ticketTypeCode,
  money: { amountMinor, currency },
});
const window = (channelCode = "web") => ({ channelCode, opensAt: inDays(-1), closesAt: inDays(9) });

/** A foundation with staff, a published theatre of 1,167 seats and an event, and short ways to plan performances. */
export type ProgrammeHouse = Awaited<ReturnType<typeof createProgrammeHouse>>;

export async function createProgrammeHouse() {
  const house: Foundation = await createFoundation();
  const admin: StaffActor = await house.enrol("admin", "ada");
  const seller: StaffActor = await house.enrol("seller", "anna");
  const name = text("剧院", "Theatre");
  const venue = await house.venues.createVenue(admin, { name, city: name, timeZone: "Asia/Shanghai" });
  const publish = async (plan: string, document: SeatMapDocument): Promise<string> => {
    const draft = await house.venues.saveDraft(admin, venue.id, plan, document);
    if (draft.kind === "refused") throw new Error(draft.reason.en);
    const published = await house.venues.publishSeatMap(admin, draft.seatMap.id);
    if (published.kind === "refused") throw new Error(published.reason.en);
    return published.version.id;
  };
  // Without categories: performances begin without zones.
  const versionId = await publish("Main", { ...demoHouses.curvedTheatre(), categories: [] });

  const createEvent = async (title: string, more: object = {}, actor: Actor = admin) => {
    const input = { title: text(title), subtitle: text(""), description: text(""), mood: "curtain", ...more };
    const document = `mutation ($input: CreateEventInput!) { createEvent(input: $input) {
      __typename ... on EventSaved { event { id slug title { zh } } } ... on ProgrammeRefused { field reason { en } } } }`;
    return (await house.data(actor, document, { input })).createEvent;
  };
  const eventId: string = (await createEvent("Hamlet")).event.id;

  /** A mutation that takes one input and saves a performance. */
  const change = async (mutation: string, input: object, actor: Actor = admin) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${saved} } }`;
    return (await house.data(actor, document, { input }))[mutation];
  };
  const createPerformance = async (days = 10, event = eventId, seatMapVersionId = versionId) =>
    (await change("createPerformance", { eventId: event, seatMapVersionId, startsAt: inDays(days) })).performance;

  return {
    ...house,
    admin,
    seller,
    versionId,
    /** Publishes another map of the venue; answers its version's id. */
    publish,
    eventId,
    createEvent,
    change,
    createPerformance,
    /** A performance with two zones, prices and windows, ready to go on sale; answers its id. */
    prepared: async (days = 10, event = eventId): Promise<string> => {
      const { id } = await createPerformance(days, event);
      const prices = [price("A"), price("B", 18_000), price("A", 5_000, "USD")];
      await change("setPriceZones", { performanceId: id, zones: [zone("A", [0, 1]), zone("B", [2, 3])] });
      await change("setPrices", { performanceId: id, prices });
      await change("setSalesWindows", { performanceId: id, windows: [window("web"), window("counter")] });
      return id;
    },
    markOnSale: (id: string) => house.database.inTransaction((tx) => house.programme.markOnSale(tx, admin, Number(id))),
    performanceAs: async (actor: Actor, id: string) => {
      const document = `query ($id: ID!) { performance(id: $id) { ${performanceFields} } }`;
      return (await house.data(actor, document, { id })).performance;
    },
  };
}
