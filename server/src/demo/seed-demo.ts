import type { BoxOffice } from "../box-office/index.ts";
import { audit, type Identity, type StaffActor, wasDone } from "../identity/index.ts";
import type { Inventory } from "../inventory/index.ts";
import { type Database, type EntityTransaction, statement } from "../platform/database/index.ts";
import type { Programme } from "../programme/index.ts";
import type { Sales } from "../sales/index.ts";
import type { Venues } from "../venues/index.ts";
import { accepted } from "./accepted.ts";
import { equipBoxOffices } from "./demo-box-offices.ts";
import { type DemoEvent, type DemoPerformance, demoEvents } from "./demo-events.ts";
import { demoPriceLists, demoTax, setDemoHouseRules } from "./demo-house-rules.ts";
import { type DemoHouse, type HouseKey, houses } from "./demo-houses.ts";
import type { AudienceWish } from "./demo-parties.ts";
import { demoSeller, demoStaff } from "./demo-staff.ts";
import { paintDemoZones } from "./demo-zones.ts";
import { sellSome } from "./sell-some.ts";
import { venueTime } from "./venue-time.ts";

export interface DemoDependencies {
  readonly database: Database;
  readonly identity: Pick<Identity, "enrolStaff" | "findStaffActor" | "hasStaff">;
  readonly venues: Venues;
  readonly programme: Programme;
  readonly inventory: Pick<Inventory, "putOnSale" | "countSeats">;
  readonly sales: Pick<Sales, "recordSales">;
  readonly boxOffice: Pick<BoxOffice, "registerCounter" | "saveTicketTemplate" | "useTicketTemplate">;
}

const lock = statement<never>("demo.lock", "SELECT pg_advisory_xact_lock(hashtext('parterre demo'))");
/** Groups that come to each house. */
const groupsOf: Readonly<Record<HouseKey, AudienceWish["groups"]>> = {
  studio: { largest: 8, share: 0.02 },
  theatre: { largest: 24, share: 0.04 },
  arena: { largest: 40, share: 0.1 },
  stadium: { largest: 180, share: 0.12 },
};

/** A performance of which a share is to be sold. */
interface SaleWish {
  readonly performanceId: number;
  readonly share: number;
  readonly house: HouseKey;
}

const dayMs = 24 * 60 * 60_000;

/**
 * Fills an empty database with houses, events and sign-ins. Does nothing where anybody works already, except going on
 * with a seeding that was cut short: every step looks first for what it would make. Processes that start together
 * wait for the first. Answers whether it did anything.
 */
export async function seedDemo(dependencies: DemoDependencies): Promise<boolean> {
  const { database, identity } = dependencies;
  return database.inTransaction(async (tx) => {
    await tx.query(lock, []);
    if (await wasDone(tx, "demo.finish", "demo", "seed")) return false;
    const begun = await wasDone(tx, "demo.begin", "demo", "seed");
    if (!begun && (await identity.hasStaff(tx))) return false;
    // The steps commit on their own; this transaction only keeps the lock and, at last, the note that all is done.
    const admin = await database.inTransaction((own) => enrolDemoStaff(identity, own));
    await setDemoHouseRules(database, dependencies.programme, admin);
    const versions = await publishHouses(dependencies, admin);
    await equipBoxOffices(dependencies, admin, versions);
    const wishes: SaleWish[] = [];
    for (const event of demoEvents) wishes.push(...(await planEvent(dependencies, admin, event, versions)));
    await sellToAll(dependencies, wishes);
    await audit(tx, { actor: admin, act: "demo.finish", subjectKind: "demo", subjectId: "seed" });
    return true;
  });
}

async function enrolDemoStaff(identity: DemoDependencies["identity"], tx: EntityTransaction): Promise<StaffActor> {
  const [first, ...others] = demoStaff;
  if (!first) throw new Error("the demo has no staff");
  const known = await identity.findStaffActor(tx, first.email);
  if (known) return known;
  await identity.enrolStaff(tx, { kind: "buyer" }, first);
  const admin = await identity.findStaffActor(tx, first.email);
  if (!admin) throw new Error("the demo's admin is gone within the transaction");
  for (const member of others) await identity.enrolStaff(tx, admin, member);
  await audit(tx, { actor: admin, act: "demo.begin", subjectKind: "demo", subjectId: "seed" });
  return admin;
}

/** Every house with its published map; answers the version of each. */
async function publishHouses(
  { database, venues }: DemoDependencies,
  admin: StaffActor,
): Promise<ReadonlyMap<HouseKey, string>> {
  const versions = new Map<HouseKey, string>();
  for (const [key, house] of Object.entries(houses) as [HouseKey, DemoHouse][]) {
    const known = await database.read((tx) => venues.findNewestVersion(tx, house.name.en, house.plan));
    versions.set(key, known ?? (await publishHouse(venues, admin, house)));
  }
  return versions;
}

async function publishHouse(venues: Venues, admin: StaffActor, house: DemoHouse): Promise<string> {
  const venue = await venues.createVenue(admin, house);
  const imported =
    "document" in house.seats
      ? await venues.saveDraft(admin, venue.id, house.plan, house.seats.document())
      : await venues.importSeatMap(admin, {
          venueId: venue.id,
          name: house.plan,
          format: "PRETIX",
          document: JSON.stringify(house.seats.pretix()),
        });
  if (imported.kind === "renames-unconfirmed") throw new Error(`the demo's ${house.name.en} has repeated identities`);
  if (imported.kind === "refused") throw new Error(`the demo's ${house.name.en}: ${imported.reason.en}`);
  const published = await venues.publishSeatMap(admin, imported.seatMap.id);
  if (published.kind === "refused") throw new Error(`the demo's ${house.name.en}: ${published.reason.en}`);
  return published.version.id;
}

async function planEvent(
  dependencies: DemoDependencies,
  admin: StaffActor,
  demo: DemoEvent,
  versions: ReadonlyMap<HouseKey, string>,
): Promise<SaleWish[]> {
  const { database, programme } = dependencies;
  const known = await database.read((tx) => programme.findEventId(tx, demo.event.slug));
  const eventId = known ?? accepted(await programme.createEvent(admin, demo.event)).id;
  const there = await database.read((tx) => programme.findPerformances(tx, eventId));
  const versionId = versions.get(demo.house);
  if (!versionId) throw new Error(`the demo has no ${demo.house}`);
  const wishes: SaleWish[] = [];
  for (const [index, planned] of demo.performances.entries()) {
    const existing = there[index];
    const id = existing?.id ?? (await addPerformance(programme, admin, demo, planned, eventId, versionId));
    if (!existing || existing.state === "draft") {
      await preparePerformance(dependencies, admin, demo, planned, id, versionId);
    }
    wishes.push({ performanceId: id, share: planned.sold, house: demo.house });
  }
  return wishes;
}

async function addPerformance(
  programme: Programme,
  admin: StaffActor,
  demo: DemoEvent,
  planned: DemoPerformance,
  eventId: string,
  seatMapVersionId: string,
): Promise<number> {
  const startsAt = venueTime(new Date(), houses[demo.house].timeZone, planned.inDays, planned.at);
  const doorsOpenAt = new Date(startsAt.getTime() - (demo.house === "stadium" ? 120 : 45) * 60_000);
  const input = { eventId, seatMapVersionId, startsAt, doorsOpenAt };
  return accepted(await programme.createPerformance(admin, input)).id;
}

/** Zones, prices and windows, then on sale: what an organiser would do in this order. */
async function preparePerformance(
  { venues, programme, inventory }: DemoDependencies,
  admin: StaffActor,
  demo: DemoEvent,
  planned: DemoPerformance,
  id: number,
  versionId: string,
): Promise<void> {
  const performanceId = String(id);
  const zones = paintDemoZones(demo.house, await venues.geometryOf(versionId));
  accepted(await programme.setPriceZones(admin, { performanceId, zones }));
  const startsAt = venueTime(new Date(), houses[demo.house].timeZone, planned.inDays, planned.at).getTime();
  const lists = demoPriceLists(demo.prices, new Date(startsAt));
  accepted(await programme.setPriceLists(admin, { performanceId, lists }));
  accepted(await programme.setPerformanceTax(admin, { performanceId, taxCode: demoTax }));
  const opened = new Date(Date.now() - 14 * dayMs);
  const webOpens = planned.webOpensInDays;
  accepted(
    await programme.setSalesWindows(admin, {
      performanceId,
      windows: [
        {
          channelCode: "web",
          opensAt: webOpens === undefined ? opened : new Date(Date.now() + webOpens * dayMs),
          closesAt: new Date(startsAt - 30 * 60_000),
        },
        { channelCode: "phone", opensAt: opened, closesAt: new Date(startsAt - 3 * 60 * 60_000) },
        { channelCode: "counter", opensAt: opened, closesAt: new Date(startsAt + 45 * 60_000) },
      ],
    }),
  );
  accepted(await inventory.putOnSale(admin, id));
}

/** Sells what is to be sold already; a performance with sold seats has been seen to. */
async function sellToAll(
  { database, identity, venues, programme, inventory, sales }: DemoDependencies,
  wishes: readonly SaleWish[],
): Promise<void> {
  const [seller, counts, ticketTypeIds] = await database.read(async (tx) => [
    await identity.findStaffActor(tx, demoSeller.email),
    await inventory.countSeats(
      tx,
      wishes.map((wish) => wish.performanceId),
    ),
    await programme.findTicketTypeIds(tx),
  ]);
  if (!seller) throw new Error("the demo has no seller");
  const waiting = wishes.filter((wish) => wish.share > 0 && counts.get(wish.performanceId)?.sold === 0);
  // A few at once: while one waits for the database, another one signs tickets.
  const work = async () => {
    for (let wish = waiting.shift(); wish; wish = waiting.shift()) {
      const facts = await programme.sellingFacts(wish.performanceId);
      if (!facts) throw new Error(`performance ${wish.performanceId} is gone`);
      const geometry = await venues.geometryOf(facts.seatMapVersionId);
      const { share, house, performanceId: seed } = wish;
      await sellSome(sales, seller, { facts, geometry, share, groups: groupsOf[house], seed, ticketTypeIds });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: 4 }, work));
  // Only now, when none of them sells any more, may another seeding begin.
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
