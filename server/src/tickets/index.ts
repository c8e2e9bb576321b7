import type { TicketCodeFacts } from "@parterre/ticket-print";
import type { FastifyInstance } from "fastify";
import type { Database, Transaction } from "../platform/database/index.ts";
import type { Programme } from "../programme/index.ts";
import type { LineToReissue, Sales, TicketIssuer } from "../sales/index.ts";
import { ticketIssuer } from "./issue-tickets.ts";
import { beginReissue } from "./reissue-tickets.ts";
import { type RenumberedTicket, renumberTickets } from "./renumber-tickets.store.ts";
import { TicketKeys, verifyTicketCode } from "./ticket-keys.ts";
import { OrderTicketsResolver, TicketFieldsResolver } from "./tickets.resolver.ts";

export { ticketEntities } from "./entities.ts";
export type { RenumberedTicket } from "./renumber-tickets.store.ts";
export { TicketType } from "./ticket.type.ts";

/** The door's keys change rarely; a scanner that asks for them daily is early enough for the next ones. */
const keysMaxAgeSeconds = 3600;

export interface Tickets {
  /** What sales issues tickets through. */
  readonly issuer: TicketIssuer;
  /** Live tickets keep their codes and get the ordinal that their seat has in another version of the map. */
  renumber(tx: Transaction, tickets: readonly RenumberedTicket[]): Promise<void>;
  /**
   * Ends the live tickets of lines whose seat becomes another one. Call what it answers once the seats are those of
   * the lines: it issues new ones and answers how many.
   */
  beginReissue(tx: Transaction, lines: readonly LineToReissue[]): Promise<() => Promise<number>>;
  /** Lets a counter's own signature in through the door; answers the key's `kid`, null when it cannot be told apart. */
  trust(tx: Transaction, publicKey: string): Promise<string | null>;
  /** What a code says if a key that the house trusts signed it; null when none did. */
  verify(code: string): Promise<TicketCodeFacts | null>;
  /** Ed25519 of the house's key over bytes, base64url, for documents that the house answers for. */
  signBytes(bytes: Uint8Array): Promise<{ readonly kid: string; readonly signature: string }>;
  /** Registers `GET /.well-known/parterre-ticket-keys.json`: the public keys as a JWK set. */
  routes(server: FastifyInstance): Promise<void>;
  /** Tickets know their order lines through sales, which is made after the issuer. */
  resolversWith(sales: Pick<Sales, "loadOrderLine" | "loadTicketHolder">): readonly object[];
}

export interface TicketsDependencies {
  readonly database: Database;
  readonly programme: Pick<Programme, "loadPerformance" | "loadTicketType">;
  /** An Ed25519 private key, PKCS #8 PEM; absent: one is made once and kept in the database. */
  readonly signingKey?: string | undefined;
}

export function createTickets({ database, programme, signingKey }: TicketsDependencies): Tickets {
  const keys = new TicketKeys(database, signingKey);
  return {
    issuer: ticketIssuer(keys),
    renumber: renumberTickets,
    beginReissue: (tx, lines) => beginReissue(tx, keys, lines),
    trust: (tx, publicKey) => keys.trust(tx, publicKey),
    verify: async (code) => verifyTicketCode(code, await keys.published()),
    signBytes: (bytes) => keys.signBytes(bytes),
    routes: async (server) => {
      server.get("/.well-known/parterre-ticket-keys.json", async (_request, reply) => {
        reply
          .header("cache-control", `public, max-age=${keysMaxAgeSeconds}`)
          .header("access-control-allow-origin", "*");
        return reply.type("application/jwk-set+json").send(JSON.stringify({ keys: await keys.published() }));
      });
    },
    resolversWith: (sales) => [new OrderTicketsResolver(database), new TicketFieldsResolver(programme, sales)],
  };
}
