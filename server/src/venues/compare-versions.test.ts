import type { SeatMapDocument } from "@parterre/seat-map";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buyer, createFoundation, type Foundation } from "../../test/foundation.ts";
import type { StaffActor } from "../identity/index.ts";

const compareDocument = `query ($from: ID!, $to: ID, $first: Int, $after: String, $kinds: [SeatDifferenceKind!]) {
  seatMapComparison(from: $from, to: $to) {
    __typename
    ... on SeatMapComparison {
      from { number } to { number } sameCount
      counts { kind count rangesBefore rangesAfter }
      differences(first: $first, after: $after, kinds: $kinds) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { node { kinds before { ordinal block row seat x y } after { ordinal block row seat } } }
      }
    }
    ... on SeatMapsNotComparable { reason { zh en } }
  }
}`;

const drawing = (rows: readonly (readonly [label: string, seats: readonly string[]])[]): SeatMapDocument => ({
  format: "parterre.seat-map",
  version: 1,
  name: "Hall",
  categories: [],
  focalPoints: [{ x: 100, y: 0 }],
  shapes: [],
  blocks: [
    {
      id: "b",
      label: "Stalls",
      rows: rows.map(([label, seats], row) => ({
        id: `r${row}`,
        label,
        seats: seats.map((seat) => ({
          id: seat,
          label: seat.slice(1),
          x: Number(seat.slice(1)) * 50,
          y: 300 + row * 90,
        })),
      })),
    },
  ],
});

let house: Foundation;
let admin: StaffActor;
let venueId: string;
beforeAll(async () => {
  house = await createFoundation();
  admin = await house.enrol("admin", "admin");
  const name = { zh: "馆", en: "Hall" };
  venueId = (await house.venues.createVenue(admin, { name, city: name, timeZone: "Asia/Shanghai" })).id;
});
afterAll(() => house.close());

async function publish(document: SeatMapDocument, name = "Hall"): Promise<string> {
  const draft = await house.venues.saveDraft(admin, venueId, name, document);
  if (draft.kind === "refused") throw new Error(draft.reason.en);
  const published = await house.venues.publishSeatMap(admin, draft.seatMap.id);
  if (published.kind === "refused") throw new Error(published.reason.en);
  return published.version.id;
}

const countsOf = (comparison: { counts: { kind: string; count: number }[] }) =>
  Object.fromEntries(comparison.counts.map(({ kind, count }) => [kind, count]));

describe("comparing versions", () => {
  it("tells what became of every seat, by identity, in pages", async () => {
    const from = await publish(
      drawing([
        ["A", ["a1", "a2", "a3", "a4"]],
        ["B", ["b1", "b2"]],
      ]),
    );
    const to = await publish(
      drawing([
        ["AA", ["a1", "a2", "a4"]],
        ["B", ["b1", "b2", "b3"]],
      ]),
    );
    const { seatMapComparison } = await house.data(admin, compareDocument, { from, to, first: 2 });
    expect(seatMapComparison).toMatchObject({
      __typename: "SeatMapComparison",
      from: { number: 1 },
      to: { number: 2 },
    });
    expect(countsOf(seatMapComparison)).toMatchObject({ ADDED: 1, REMOVED: 1, RELABELLED: 3, MOVED: 0 });
    const removed = seatMapComparison.counts.find(({ kind }: { kind: string }) => kind === "REMOVED");
    expect(removed).toMatchObject({ rangesBefore: [2, 2], rangesAfter: [] });
    const { differences } = seatMapComparison;
    expect(differences.pageInfo.hasNextPage).toBe(true);
    expect(differences.edges[0].node).toMatchObject({
      before: { ordinal: 0, block: "Stalls", row: "A", seat: "1" },
      after: { ordinal: 0, row: "AA", seat: "1" },
    });
    const rest: unknown[] = [];
    for (let after = differences.pageInfo.endCursor; after; ) {
      const page = (await house.data(admin, compareDocument, { from, to, first: 2, after })).seatMapComparison
        .differences;
      rest.push(...page.edges);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    }
    expect(rest).toHaveLength(differences.totalCount - 2);
    const only = await house.data(admin, compareDocument, { from, to, first: 10, kinds: ["ADDED"] });
    expect(only.seatMapComparison.differences.edges).toMatchObject([
      { node: { kinds: ["ADDED"], before: null, after: { row: "B", seat: "3" } } },
    ]);
  });

  it("compares a version with the draft", async () => {
    const from = await publish(drawing([["A", ["a1", "a2"]]]), "Draft");
    await house.venues.saveDraft(admin, venueId, "Draft", drawing([["A", ["a1"]]]));
    const { seatMapComparison } = await house.data(admin, compareDocument, { from, first: 5 });
    expect(seatMapComparison.to).toBeNull();
    expect(countsOf(seatMapComparison)).toMatchObject({ REMOVED: 1, ADDED: 0 });
  });

  it("refuses versions that are not there or of another map, and whoever is not staff", async () => {
    const one = await publish(drawing([["A", ["a1"]]]), "One");
    const other = await publish(drawing([["A", ["a1"]]]), "Other");
    for (const variables of [
      { from: one, to: other },
      { from: "nothing", to: one },
      { from: one, to: crypto.randomUUID() },
    ]) {
      const { seatMapComparison } = await house.data(admin, compareDocument, { ...variables, first: 5 });
      expect(seatMapComparison).toMatchObject({ __typename: "SeatMapsNotComparable" });
    }
    const { errors } = await house.ask(buyer, compareDocument, { from: one, first: 5 });
    expect(errors?.[0]?.extensions.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
  });
});
