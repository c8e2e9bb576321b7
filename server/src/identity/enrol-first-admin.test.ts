import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../test/test-server.ts";
import { enrolFirstAdmin } from "./enrol-first-admin.ts";

let server: TestServer;
const first = { email: "first@example.org", password: "a long enough password" };

beforeAll(async () => {
  server = await startTestServer({
    env: { FIRST_ADMIN_EMAIL: first.email, FIRST_ADMIN_PASSWORD: first.password },
  });
});
afterAll(() => server?.close());

test("the first administrator can sign in to an empty house", async () => {
  const client = await server.client().signIn(first.email, first.password);
  expect((await client.ask("{ me { email role } }")).me).toEqual({ email: first.email, role: "ADMIN" });
});

test("where somebody works already, nobody is let in by a setting", async () => {
  const stranger = { email: "stranger@example.org", password: "another long password" };
  expect(await enrolFirstAdmin(server.application.database, stranger)).toBe(false);
  await expect(server.client().signIn(stranger.email, stranger.password)).rejects.toThrow("refused");
});
