import { readFile } from "node:fs/promises";
import { decodeGeometry, seatLabel } from "@parterre/seat-map";
import type { TicketCodeFacts } from "@parterre/ticket-print";
import { z } from "zod";
import { type TicketJwk, verifyTicketCode } from "./ticket-keys.ts";

const usage = `npm run verify-ticket -- CODE [--keys FILE_OR_URL] [--server ORIGIN]

  CODE      what the ticket's QR code says: PT1.…
  --keys    the public keys, as a file or an address; default: asked from the server
  --server  where Parterre runs; default: PARTERRE_URL or http://127.0.0.1:4000
Ends with 0 for a valid signature, 1 for an invalid one, 2 when it cannot tell.`;

const keySet = z.object({
  keys: z.array(z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string(), kid: z.string() }).loose()),
});
const performanceAnswer = z.object({
  data: z.object({
    performance: z.object({
      startsAt: z.string(),
      event: z.object({ title: z.object({ zh: z.string(), en: z.string() }) }),
      venue: z.object({ name: z.object({ zh: z.string(), en: z.string() }) }),
      seatMapVersion: z.object({ geometryUrl: z.string() }),
    }),
  }),
});

/** Something that keeps the tool from telling; shown without a stack. */
class CannotTell extends Error {}

interface Request {
  readonly code: string;
  readonly keys: string | undefined;
  readonly server: string;
}

function readArguments(args: readonly string[]): Request {
  const rest = [...args];
  const option = (name: string): string | undefined => {
    const at = rest.indexOf(name);
    return at < 0 ? undefined : rest.splice(at, 2)[1];
  };
  const keys = option("--keys");
  const server = option("--server") ?? process.env.PARTERRE_URL ?? "http://127.0.0.1:4000";
  const [code, ...more] = rest;
  if (code === undefined || more.length > 0) throw new CannotTell(usage);
  return { code, keys, server };
}

async function readKeys({ keys, server }: Request): Promise<readonly TicketJwk[]> {
  const source = keys ?? new URL("/.well-known/parterre-ticket-keys.json", server).href;
  let text: string;
  try {
    text = /^https?:/.test(source) ? await (await fetch(source)).text() : await readFile(source, "utf8");
  } catch (error) {
    throw new CannotTell(`The public keys cannot be read from ${source}: ${(error as Error).message}`);
  }
  try {
    return keySet.parse(JSON.parse(text)).keys.map((key) => ({ ...key, use: "sig", alg: "EdDSA" }));
  } catch {
    throw new CannotTell(`${source} is not a JWK set of Ed25519 keys.`);
  }
}

/** What the seat is called, if the server is there to say; the door does without. */
async function describeSeat({ server }: Request, facts: TicketCodeFacts): Promise<readonly string[]> {
  try {
    const answer = await fetch(new URL("/graphql", server), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        query: `query Door($id: ID!) { performance(id: $id) {
          startsAt event { title { zh en } } venue { name { zh en } } seatMapVersion { geometryUrl } } }`,
        variables: { id: String(facts.performanceId) },
      }),
    });
    const { startsAt, event, venue, seatMapVersion } = performanceAnswer.parse(await answer.json()).data.performance;
    const geometry = await (await fetch(new URL(seatMapVersion.geometryUrl, server))).text();
    const { block, row, seat } = seatLabel(decodeGeometry(geometry), facts.ordinal);
    return [
      `${event.title.zh} · ${event.title.en}`,
      `${venue.name.zh} · ${venue.name.en}, ${startsAt}`,
      `block ${block}${row === "" ? "" : `, row ${row}`}, seat ${seat}`,
    ];
  } catch {
    return [];
  }
}

async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2));
  const facts = verifyTicketCode(request.code, await readKeys(request));
  if (!facts) {
    console.log("INVALID: no key of this house has signed this code.");
    return 1;
  }
  console.log("VALID");
  for (const line of await describeSeat(request, facts)) console.log(`  ${line}`);
  console.log(`  performance ${facts.performanceId}, seat number ${facts.ordinal}, issue ${facts.issue}`);
  console.log(`  ticket ${facts.ticketId}, key ${facts.kid}`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CannotTell)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
