import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSmallHouse, type SmallHouse } from "../../../test/small-house.ts";
import { startTestServer, type TestServer } from "../../../test/test-server.ts";

let server: TestServer;
let house: SmallHouse;
let packId: string;
beforeAll(async () => {
  server = await startTestServer();
  house = await openSmallHouse(server);
  const { makeBackupPack } = await house.supervisor.ask(making, { id: house.performanceId });
  packId = makeBackupPack.pack.id;
}, 600_000);
afterAll(() => server.close());

const making = `mutation ($id: ID!) { makeBackupPack(performanceId: $id) {
  ... on BackupPackMade { pack { id isScheduled makerName kid } } ... on ContingencyRefused { field reason { zh en } } } }`;
const listing = "query ($id: ID!) { backupPacks(performanceId: $id) { id isScheduled makerName } }";
const endings = ["pdf", "json", "pdf.sig", "json.sig"] as const;

describe("backup packs over the API", () => {
  it("are made by whoever may allocate, of a performance without any lease, and listed with their maker", async () => {
    const { backupPacks } = await house.admin.ask(listing, { id: house.performanceId });
    expect(backupPacks).toEqual([{ id: packId, isScheduled: false, makerName: "supervisor" }]);
    for (const id of ["999999", "x"]) {
      const { makeBackupPack } = await house.supervisor.ask(making, { id });
      expect(makeBackupPack).toMatchObject({ field: "performanceId" });
      expect((await house.supervisor.ask(listing, { id })).backupPacks).toEqual([]);
    }
    const variables = { id: house.performanceId };
    for (const text of [making, listing]) {
      const code = async (client: typeof house.seller) =>
        (await client.send(text, variables)).errors?.[0]?.extensions.code;
      expect(await code(house.seller)).toBe("FORBIDDEN");
      expect(await code(server.client())).toBe("UNAUTHENTICATED");
    }
  });

  it("are fetched by those alone who are signed in and may, and only as the files they are", async () => {
    const status = async (client: typeof house.seller, file: string) =>
      (await client.fetch(`/backup-packs/${file}`)).status;
    for (const ending of endings) {
      expect(await status(server.client(), `${packId}.${ending}`)).toBe(401);
      expect(await status(house.seller, `${packId}.${ending}`)).toBe(403);
      expect(await status(house.supervisor, `${packId}.${ending}`)).toBe(200);
      expect(await status(house.supervisor, `${randomUUID()}.${ending}`)).toBe(404);
    }
    for (const file of [packId, `${packId}.txt`, "x.pdf", `${"-".repeat(36)}.pdf`]) {
      expect(await status(house.supervisor, file)).toBe(404);
    }
  });

  it("verify as the house's own with the published keys, and not when one byte is another", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "pack-"));
    const fetched = async (ending: string) =>
      Buffer.from(await (await house.supervisor.fetch(`/backup-packs/${packId}.${ending}`)).arrayBuffer());
    try {
      for (const ending of ["pdf", "json"]) {
        const file = path.join(folder, `pack.${ending}`);
        const content = await fetched(ending);
        await writeFile(file, content);
        await writeFile(`${file}.sig`, await fetched(`${ending}.sig`));
        expect(await verified(file)).toMatch(/^Whole, and signed by the house/);
        content[content.length - 2]! ^= 1;
        await writeFile(file, content);
        await expect(verified(file)).rejects.toThrow();
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 600_000);
});

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** What `npm run verify-pack` says of a file. */
async function verified(file: string): Promise<string> {
  const keys = `${server.origin}/.well-known/parterre-ticket-keys.json`;
  const { stdout } = await promisify(execFile)("npm", ["run", "-s", "verify-pack", "--", file, "--keys", keys], {
    cwd: root,
  });
  return stdout;
}
