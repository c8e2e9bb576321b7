import { randomBytes } from "node:crypto";
import { GraphQLError } from "graphql";

/** A new cart key: 128 random bits, base64url. Whoever knows it owns the cart; no row is made. */
export function newCartKey(): string {
  return randomBytes(16).toString("base64url");
}

/** Throws BAD_USER_INPUT for anything that createCart cannot have made. */
export function checkCartKey(key: string): string {
  if (/^[A-Za-z0-9_-]{22}$/.test(key)) return key;
  throw new GraphQLError("This is not a cart key: make one with createCart.", {
    extensions: { code: "BAD_USER_INPUT" },
  });
}
