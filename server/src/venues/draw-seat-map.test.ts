import { demoHouses, type SeatMapDocument } from "@parterre/seat-map";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buyer, createFoundation, type Foundation } from "../../test/foundation.ts";
import type { StaffActor } from "../identity/index.ts";

const problemsAndReason = "... on SeatMapRefused { reason { zh en } problems { code severity } }";
const createDocument = `mutation ($input: CreateSeatMapInput!) {
  createSeatMap(input: $input) {
    __typename
    ... on SeatMapDraftSaved { seatMap { id name draft { revision seatCount problems { code } } } }
    ${problemsAndReason}
  }
}`;
const saveDocument = `mutation ($input: SaveSeatMapDraftInput!) {
  saveSeatMapDraft(input: $input) {
    __typename
    ... on SeatMapDraftSaved { seatMap { draft { revision seatCount updatedBy { name } problems { code } } } }
    ... on SeatMapDraftConflict { reason { zh en } current { revision seatCount updatedBy { name } } }
    ${problemsAndReason}
  }
}`;
const publishDocument = `mutation ($id: ID!) {
  publishSeatMap(seatMapId: $id) {
    __typename ... on SeatMapPublished { version { number seatCount } } ${problemsAndReason}
  }
}`;

let house: Foundation;
let ada: StaffActor;
let bert: StaffActor;
let seller: StaffActor;
let venueId: string;

beforeAll(async () => {
  house = await createFoundation();
  [ada, bert, seller] = [
    await house.enrol("admin", "ada"),
    await house.enrol("admin", "bert"),
    await house.enrol("seller", "anna"),
  ];
  const text = { zh: "剧场", en: "Theatre" };
  const venue = { name: text, city: text, timeZone: "Asia/Shanghai" };
  venueId = (await house.venues.createVenue(ada, venue)).id;
});
afterAll(() => house.close());

async function create(name: string, more: object = {}) {
  return (await house.data(ada, createDocument, { input: { venueId, name, ...more } })).createSeatMap;
}

async function save(actor: StaffActor, seatMapId: string, baseRevision: number, document: unknown) {
  const input = { seatMapId, baseRevision, document: JSON.stringify(document) };
  return (await house.data(actor, saveDocument, { input })).saveSeatMapDraft;
}

const publish = async (id: string) => (await house.data(ada, publishDocument, { id })).publishSeatMap;

const drawing = (seats: number, repeated = false): SeatMapDocument => ({
  format: "parterre.seat-map",
  version: 1,
  name: "Drawn",
  categories: [],
  focalPoints: [],
  shapes: [],
  blocks: [
    {
      id: "a",
      label: "A",
      rows: [
        {
          id: "a1",
          label: "1",
          seats: Array.from({ length: seats }, (_, index) => ({
            id: repeated ? "same" : `s${index}`,
            label: String(index + 1),
            x: index * 55,
            y: 0,
          })),
        },
      ],
    },
  ],
});

describe("a seat map to draw", () => {
  it("begins empty, and its name is its own", async () => {
    const created = await create("Empty");
    expect(created.seatMap).toMatchObject({ name: "Empty", draft: { revision: 1, seatCount: 0 } });
    expect(created.seatMap.draft.problems).toContainEqual({ code: "no-seats" });
    expect((await create(" Empty ")).reason.en).toContain("of this name");
    expect((await create("")).reason.en).toContain("name");
    expect((await create("Lost", { venueId: "nowhere" })).reason.en).toContain("venue");
    expect((await publish(created.seatMap.id)).reason.en).toContain("no seats");
  });

  it("can begin with a drawing", async () => {
    const document = JSON.stringify(demoHouses.curvedTheatre());
    expect((await create("Copy", { document })).seatMap.draft.seatCount).toBe(1167);
    expect((await create("Broken", { document: "{" })).problems[0]).toEqual({ code: "not-json", severity: "error" });
  });

  it("is only for those who may edit venues", async () => {
    const { id } = (await create("Guarded")).seatMap;
    const input = { seatMapId: id, baseRevision: 1, document: JSON.stringify(drawing(3)) };
    for (const [actor, code] of [
      [seller, "FORBIDDEN"],
      [buyer, "UNAUTHENTICATED"],
    ] as const) {
      expect((await house.ask(actor, saveDocument, { input })).errors?.[0]?.extensions.code).toBe(code);
      const creating = await house.ask(actor, createDocument, { input: { venueId, name: "Sneaked in" } });
      expect(creating.errors?.[0]?.extensions.code).toBe(code);
    }
  });
});

describe("saving a drawing", () => {
  it("counts the revision up, says who drew, and writes it in the audit log", async () => {
    const { id } = (await create("Saved")).seatMap;
    const saved = await save(bert, id, 1, drawing(4));
    expect(saved.seatMap.draft).toMatchObject({ revision: 2, seatCount: 4, updatedBy: { name: bert.name } });
    const entries = await house.database.read((tx) =>
      tx.manager.query("SELECT act, staff_id, details FROM audit_entry WHERE subject_id = $1 ORDER BY id", [id]),
    );
    expect(entries).toEqual([
      { act: "seat-map.create", staff_id: ada.staffId, details: { seatCount: 0 } },
      {
        act: "seat-map.draw",
        staff_id: bert.staffId,
        details: { revision: 2, seatCount: 4, problems: saved.seatMap.draft.problems.length },
      },
    ]);
    expect((await publish(id)).version).toEqual({ number: 1, seatCount: 4 });
  });

  it("tells the second of two who draw at once who was first, and changes nothing", async () => {
    const { id } = (await create("Shared")).seatMap;
    await save(bert, id, 1, drawing(4));
    const refused = await save(ada, id, 1, drawing(9));
    expect(refused).toMatchObject({
      __typename: "SeatMapDraftConflict",
      current: { revision: 2, seatCount: 4, updatedBy: { name: bert.name } },
    });
    expect((await save(ada, id, 2, drawing(9))).seatMap.draft).toMatchObject({ revision: 3, seatCount: 9 });
  });

  it("lets exactly one of many win who save the same revision at once", async () => {
    const { id } = (await create("Crowd")).seatMap;
    const answers = await Promise.all([3, 4, 5, 6].map((seats) => save(ada, id, 1, drawing(seats))));
    const kinds = answers.map((answer) => answer.__typename).sort();
    expect(kinds).toEqual([
      "SeatMapDraftConflict",
      "SeatMapDraftConflict",
      "SeatMapDraftConflict",
      "SeatMapDraftSaved",
    ]);
    const winner = answers.find((answer) => answer.seatMap).seatMap.draft.seatCount;
    expect(answers.filter((answer) => answer.current).map((answer) => answer.current.seatCount)).toEqual([
      winner,
      winner,
      winner,
    ]);
  });

  it("keeps an unfinished drawing and refuses to publish it", async () => {
    const { id } = (await create("Unfinished")).seatMap;
    const saved = await save(ada, id, 1, drawing(2, true));
    expect(saved.seatMap.draft.problems).toContainEqual({ code: "repeated-identity" });
    const refused = await publish(id);
    expect(refused.problems).toContainEqual({ code: "repeated-identity", severity: "error" });
    expect(refused.reason.en).toContain("errors");
  });

  it("refuses what is no drawing and a seat map that is not there", async () => {
    const { id } = (await create("Strict")).seatMap;
    const refused = await save(ada, id, 1, { format: "something else" });
    expect([refused.__typename, refused.problems[0].code]).toEqual(["SeatMapRefused", "unknown-format"]);
    expect((await save(ada, "nowhere", 1, drawing(1))).reason.en).toContain("no such seat map");
    expect((await save(ada, id, 1, drawing(1))).seatMap.draft.revision).toBe(2);
  });
});

describe("what is written about a seat", () => {
  it("is told to staff by the seat's number, and is in nothing that a buyer loads", async () => {
    const drawn = drawing(4);
    const [block] = drawn.blocks;
    const [row] = block!.rows;
    const seats = row!.seats.map((seat, index) => (index === 2 ? { ...seat, note: " pillar on the left " } : seat));
    const document = { ...drawn, blocks: [{ ...block!, rows: [{ ...row!, seats }] }] };
    const { seatMap } = await create("With notes");
    await save(ada, seatMap.id, 1, document);
    const published = await house.data(
      ada,
      "mutation ($id: ID!) { publishSeatMap(seatMapId: $id) { ... on SeatMapPublished { version { id } } } }",
      { id: seatMap.id },
    );
    const { id } = published.publishSeatMap.version;
    const ask = "query ($id: ID!) { seatNotes(seatMapVersionId: $id) { ordinal note } }";
    expect((await house.data(seller, ask, { id })).seatNotes).toEqual([{ ordinal: 2, note: "pillar on the left" }]);
    expect((await house.data(seller, ask, { id: "x" })).seatNotes).toEqual([]);
    await expect(house.data(buyer, ask, { id })).rejects.toThrow();
    expect(JSON.stringify(await house.venues.geometryOf(id))).not.toContain("pillar");
  });
});
