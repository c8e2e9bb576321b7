import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { splitTicketCode } from "@parterre/ticket-print";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { kidOf, TicketKeys, toJwk, verifyTicketCode } from "./ticket-keys.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const anyFacts = fc.record({
  ticketId: fc.uuid(),
  performanceId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  ordinal: fc.integer({ min: 0, max: 999_999 }),
  issue: fc.integer({ min: 1, max: 65_535 }),
});

describe("a ticket's code", () => {
  it("says what was signed, in at most 150 characters, to whoever has the public keys", async () => {
    const keys = new TicketKeys(test.database, undefined);
    const published = await keys.published();
    await fc.assert(
      fc.asyncProperty(anyFacts, async (facts) => {
        const code = await keys.sign(facts);
        expect(code.length).toBeLessThanOrEqual(150);
        expect(code).toMatch(/^PT1\.[A-Za-z0-9_-]+$/);
        expect(verifyTicketCode(code, published)).toEqual({ ...facts, kid: published[0]!.kid });
      }),
    );
  });

  it("is invalid as soon as any character is another", async () => {
    const keys = new TicketKeys(test.database, undefined);
    const published = await keys.published();
    const code = await keys.sign({ ticketId: crypto.randomUUID(), performanceId: 7, ordinal: 41, issue: 1 });
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (let at = 0; at < code.length; at += 1) {
      const other = letters[(letters.indexOf(code[at]!) + 1) % letters.length]!;
      const forged = code.slice(0, at) + other + code.slice(at + 1);
      expect(verifyTicketCode(forged, published), forged).toBeNull();
    }
    for (const forged of ["", "PT1.", code.slice(0, -1), `${code}A`, code.slice(4), code.replace("PT1", "PT2")]) {
      expect(verifyTicketCode(forged, published), forged).toBeNull();
    }
    expect(verifyTicketCode(` ${code}\n`, published)).not.toBeNull();
  });

  it("of another house is not ours", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const strangers = new TicketKeys(test.database, privateKey.export({ format: "pem", type: "pkcs8" }).toString());
    const code = await strangers.sign({ ticketId: crypto.randomUUID(), performanceId: 7, ordinal: 41, issue: 1 });
    const other = toJwk(generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }).x!);
    expect(verifyTicketCode(code, [other])).toBeNull();
    // Not even under the name of the key that signed.
    expect(verifyTicketCode(code, [{ ...other, kid: splitTicketCode(code)!.facts.kid }])).toBeNull();
    expect(verifyTicketCode(code, await strangers.published())).toMatchObject({ ordinal: 41 });
  });
});

describe("the signing key", () => {
  it("is made once, whichever process comes first, and is the same after a restart", async () => {
    const fresh = await createTestDatabase();
    const processes = Array.from({ length: 5 }, () => new TicketKeys(fresh.database, undefined));
    const signers = await Promise.all(processes.map((keys) => keys.signer()));
    expect(new Set(signers.map(({ kid }) => kid)).size).toBe(1);
    const later = new TicketKeys(fresh.database, undefined);
    expect((await later.signer()).kid).toBe(signers[0]!.kid);
    expect(await later.published()).toHaveLength(1);
    await fresh.close();
  });

  it("from the environment is used and published, but its private half is never stored", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
    const keys = new TicketKeys(test.database, pem);
    const { kid } = await keys.signer();
    const stored = await test.database.dataSource.query("SELECT private_key FROM signing_key WHERE kid = $1", [kid]);
    expect(stored).toEqual([{ private_key: "" }]);
    expect((await keys.published()).map((jwk) => jwk.kid)).toContain(kid);
    expect(kid).toBe(kidOf(createPrivateKey(pem).export({ format: "jwk" }).x!));
  });

  it("must be an Ed25519 key", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
    await expect(new TicketKeys(test.database, pem).signer()).rejects.toThrow("Ed25519");
  });
});
