import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buyer, createFoundation, type Foundation, passwordOf } from "../../test/foundation.ts";
import { SignIn } from "./sign-in.entity.ts";
import { StaffMember } from "./staff-member.entity.ts";

const signInDocument = `mutation ($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SignedIn { staffMember { id email name role } }
    ... on SignInRefused { reason { zh en } retryAfterSeconds }
  }
}`;

let house: Foundation;
beforeAll(async () => {
  house = await createFoundation();
  await house.enrol("seller", "anna");
  await house.enrol("supervisor", "boris");
});
afterAll(() => house.close());

async function attempt(email: string, password: string, remoteAddress = "192.0.2.1") {
  const cookies: (string | null)[] = [];
  const { data } = await house.ask(buyer, signInDocument, { input: { email, password } }, { remoteAddress, cookies });
  // biome-ignore lint/suspicious/noExplicitAny: the document above says what is in it.
  return { ...(data as any).signIn, token: cookies[0] ?? undefined };
}

describe("signing in", () => {
  it("answers who it is and sets a token that makes the next request theirs", async () => {
    const signedIn = await attempt("Anna@House.example ", passwordOf("anna"));
    expect(signedIn).toMatchObject({
      __typename: "SignedIn",
      staffMember: { email: "anna@house.example", name: "anna", role: "SELLER" },
    });
    const actor = await house.identity.actorOf(signedIn.token);
    expect(actor).toMatchObject({ kind: "staff", role: "seller", email: "anna@house.example" });
    expect((await house.data(actor, "{ me { email } }")).me).toEqual({ email: "anna@house.example" });
  });

  it("keeps only a hash of the token", async () => {
    const { token } = await attempt("anna@house.example", passwordOf("anna"));
    const kept = await house.database.read((tx) => tx.manager.find(SignIn));
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it("refuses a wrong password, an unknown e-mail and a nonsense e-mail with the same words", async () => {
    const wrong = await attempt("anna@house.example", "not it");
    expect(wrong).toMatchObject({ __typename: "SignInRefused", retryAfterSeconds: null, token: undefined });
    for (const email of ["nobody@house.example", "", "\0", "x".repeat(100_000)]) {
      expect((await attempt(email, "not it")).reason).toEqual(wrong.reason);
    }
    expect((await attempt("anna@house.example", `${passwordOf("anna")}${"x".repeat(10_000)}`)).__typename).toBe(
      "SignInRefused",
    );
  });

  it("makes one address that guesses wait, even for the right password, and lets another one in", async () => {
    const from = "198.51.100.7";
    for (let guess = 0; guess < 10; guess++) await attempt("boris@house.example", `guess ${guess}`, from);
    const refused = await attempt("boris@house.example", passwordOf("boris"), from);
    expect(refused.__typename).toBe("SignInRefused");
    expect(refused.retryAfterSeconds).toBeGreaterThanOrEqual(1);
    expect((await attempt("boris@house.example", passwordOf("boris"), "203.0.113.9")).__typename).toBe("SignedIn");
  });

  it("counts guesses that come all at once", async () => {
    const from = "198.51.100.8";
    const guesses = Array.from({ length: 40 }, (_, guess) => attempt("anna@house.example", `guess ${guess}`, from));
    const answers = await Promise.all(guesses);
    const looked = answers.filter((answer) => answer.retryAfterSeconds === null);
    expect(looked.length).toBeLessThanOrEqual(10);
  });
});

describe("a sign-in", () => {
  it("ends with signing out", async () => {
    const { token } = await attempt("anna@house.example", passwordOf("anna"));
    const actor = await house.identity.actorOf(token);
    const cookies: (string | null)[] = [];
    const { data } = await house.ask(actor, "mutation { signOut }", {}, { cookies });
    expect(data).toEqual({ signOut: true });
    expect(cookies).toEqual([null]);
    expect(await house.identity.actorOf(token)).toEqual(buyer);
    expect((await house.ask(buyer, "mutation { signOut }")).data).toEqual({ signOut: false });
  });

  it("ends when its time is over", async () => {
    const { token } = await attempt("anna@house.example", passwordOf("anna"));
    await house.database.inTransaction((tx) => tx.manager.query("UPDATE sign_in SET expires_at = now()"));
    expect(await house.identity.actorOf(token)).toEqual(buyer);
  });

  it("ends when the person no longer works here, and they cannot come back", async () => {
    await house.enrol("seller", "carla");
    const { token } = await attempt("carla@house.example", passwordOf("carla"));
    await house.database.inTransaction((tx) =>
      tx.manager.update(StaffMember, { email: "carla@house.example" }, { active: false }),
    );
    expect(await house.identity.actorOf(token)).toEqual(buyer);
    expect((await attempt("carla@house.example", passwordOf("carla"))).__typename).toBe("SignInRefused");
  });

  it("is nobody's with a token that was never given", async () => {
    for (const token of [undefined, "", "guess", "x".repeat(10_000), "\0"]) {
      expect(await house.identity.actorOf(token)).toEqual(buyer);
    }
  });
});
