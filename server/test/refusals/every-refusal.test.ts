import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";
import { handOvers } from "./hand-over.ts";
import { housesAndProgramme } from "./houses-and-programme.ts";
import { orders } from "./orders.ts";
import { paperAndOffline } from "./paper-and-offline.ts";
import { everyRefusal } from "./refusal-list.ts";
import { openRefusingHouse, type Provocations, type RefusingHouse } from "./refusing-house.ts";
import { seats } from "./seats.ts";
import { selling } from "./selling.ts";
import { telephone } from "./telephone.ts";

const tables: Readonly<Record<string, Provocations>> = {
  housesAndProgramme,
  seats,
  selling,
  orders,
  paperAndOffline,
  handOvers,
  telephone,
};
const provoked = Object.values(tables).flatMap((table) => Object.keys(table));

test("every refusal of the schema, and each of its codes, is provoked here, and nothing else", () => {
  expect([...provoked].sort()).toEqual(everyRefusal());
});

describe("the server answers", () => {
  let server: TestServer;
  let house: RefusingHouse;
  beforeAll(async () => {
    server = await startTestServer();
    house = await openRefusingHouse(server);
  }, 60_000);
  afterAll(() => server.close());

  test.each(Object.values(tables).flatMap((table) => Object.entries(table)))("%s", async (key, provocation) => {
    const { keys, reason } = await provocation(house);
    expect(keys).toContain(key);
    expect(reason?.zh, "a sentence in Chinese").toMatch(/\p{Script=Han}/u);
    expect(reason?.en, "a sentence in English").toMatch(/^[A-Z\d].*[.?!]$/su);
  });
});
