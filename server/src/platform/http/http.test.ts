import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/test-server.ts";

let server: TestServer;
let apps: string;
beforeAll(async () => {
  apps = await mkdtemp(join(tmpdir(), "parterre-apps-"));
  for (const app of ["web-shop", "web-counter"]) {
    await mkdir(join(apps, app, "dist/assets"), { recursive: true });
    await writeFile(join(apps, app, "dist/index.html"), `<title>${app}</title><script>boot()</script>`);
    await writeFile(join(apps, app, "dist/assets/app.123.js"), "plain");
    await writeFile(join(apps, app, "dist/assets/app.123.js.gz"), gzipSync("packed"));
    await writeFile(join(apps, app, "dist/robots.txt"), "robots");
  }
  await writeFile(join(apps, "secret.txt"), "secret");
  server = await startTestServer({ env: { APPS_DIRECTORY: apps } });
});
afterAll(async () => {
  await server.close();
  await rm(apps, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => server.client().fetch(path, { headers });
const post = (body: unknown, headers: Record<string, string> = {}) =>
  server.client().fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

test("health, readiness and figures", async () => {
  expect((await get("/healthz")).status).toBe(200);
  const figures = await (await get("/metrics")).text();
  for (const name of ["watchers", "live_lag_seconds", "outbox_waiting", "http_seconds"]) {
    expect(figures).toContain(`parterre_${name}`);
  }
});

test("each app answers at its own address, and its pages at any address inside it", async () => {
  for (const [path, title] of [
    ["/", "web-shop"],
    ["/events/a-night", "web-shop"],
    ["/counter/", "web-counter"],
    ["/counter/performances/7", "web-counter"],
  ]) {
    const page = await get(path!);
    expect(await page.text()).toContain(`<title>${title}</title>`);
    expect(page.headers.get("cache-control")).toBe("no-cache");
  }
  const page = await get("/");
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self' 'sha256-");
  expect((await get("/counter")).headers.get("location")).toBe("/counter/");
  expect(await (await get("/robots.txt")).text()).toBe("robots");
  expect((await get("/admin/")).status).toBe(503);
});

test("assets are immutable and sent packed to those who can unpack", async () => {
  const packed = await get("/counter/assets/app.123.js", { "accept-encoding": "gzip" });
  expect(packed.headers.get("cache-control")).toContain("immutable");
  expect(await packed.text()).toBe("packed");
  expect(await (await get("/assets/app.123.js", { "accept-encoding": "identity" })).text()).toBe("plain");
  expect((await get("/assets/missing.js")).status).toBe(404);
});

test.each([
  "/../secret.txt",
  "/assets/..%2f..%2f..%2fsecret.txt",
  "/assets/%2e%2e/%2e%2e/%2e%2e/secret.txt",
  "/%2e%2e%2fsecret.txt",
])("nothing outside of the apps is served: %s", async (path) => {
  expect(await (await get(path)).text()).not.toContain("secret");
});

test("every answer has its request id and the headers that keep pages safe", async () => {
  const answer = await post({ query: "{ nonsense }" });
  const id = answer.headers.get("x-request-id");
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { requestId: id } }] });
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("x-frame-options")).toBe("DENY");
});

test("the first and later requests of a document get the same answer, by text and by hash", async () => {
  const query = "query Known { __typename channels { code } }";
  const first = await (await post({ query })).json();
  expect(await (await post({ query })).json()).toEqual(first);
  const hash = createHash("sha256").update(query).digest("hex");
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
  expect(await (await post({ extensions })).json()).toEqual(first);
  const unknown = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
  expect(await (await post({ extensions: unknown })).json()).toMatchObject({
    errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
  });
});

test("a known document with variables of the wrong type is refused in words, not with a stack", async () => {
  const query = "query Named($key: ID!) { __typename @include(if: true) seatMap(id: $key) { id } }";
  for (let turn = 0; turn < 2; turn++) {
    const answer = await post({ query, variables: {} });
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    expect(text).not.toMatch(/stack|node_modules|\.ts/);
  }
});

test("operations that are nested too deep, cost too much or repeat a mutation are refused, first time and later", async () => {
  const deep = `{ venues { ${"seatMaps { venue { ".repeat(8)} id ${"} }".repeat(8)} } }`;
  const many = `mutation { ${Array.from({ length: 6 }, (_, index) => `m${index}: signOut`).join(" ")} }`;
  for (let turn = 0; turn < 2; turn++) {
    for (const query of [deep, many]) {
      expect(await (await post({ query })).json()).toMatchObject({
        errors: [{ extensions: { code: "OPERATION_TOO_COSTLY" } }],
      });
    }
  }
});

test("foreign forms cannot post operations, and GET runs none", async () => {
  const form = await server.client().fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: JSON.stringify({ query: "{ __typename }" }),
  });
  expect(form.status).toBeGreaterThanOrEqual(400);
  expect((await get("/graphql?query={__typename}")).status).toBe(405);
  expect((await get("/graphql", { accept: "text/html" })).headers.get("content-type")).toContain("text/html");
});

test("what is too large is refused before it is read", async () => {
  const answer = await post({ query: `{ __typename } # ${"x".repeat(300_000)}` });
  expect(answer.status).toBe(413);
  expect((await post("not an operation")).status).toBe(400);
});
