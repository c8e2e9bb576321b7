// Adds `cookies` to requests.
import type {} from "@fastify/cookie";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { validate as isUuid } from "uuid";
import { type Identity, may } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { GeometryCache, GeometryEncoding } from "./geometry-cache.ts";
import { findDraftText } from "./venue.store.ts";

/**
 * `GET /seat-maps/:versionId/geometry`: the published geometry, cacheable for ever; brotli, gzip or plain.
 * `GET /seat-maps/:seatMapId/draft`: the draft's document for staff, never cached.
 */
export function registerVenueRoutes(
  server: FastifyInstance,
  database: Database,
  identity: Pick<Identity, "actorOfRequest">,
  geometries: GeometryCache,
): void {
  server.get<{ Params: { id: string } }>("/seat-maps/:id/geometry", async (request, reply) => {
    const { id } = request.params;
    const packed = isUuid(id) ? await geometries.packed(id) : null;
    if (!packed) return notFound(reply);
    const encoding = encodingFor(request.headers["accept-encoding"]);
    // Another encoding is another sequence of bytes, so each has a tag of its own.
    const etag = `"${packed.hash}-${encoding}"`;
    reply
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("vary", "accept-encoding")
      .header("etag", etag);
    if (matchesTag(request, packed.hash)) return reply.code(304).send();
    if (encoding !== "identity") reply.header("content-encoding", encoding);
    return reply.type("application/json; charset=utf-8").send(await packed.bytes(encoding));
  });

  server.get<{ Params: { id: string } }>("/seat-maps/:id/draft", async (request, reply) => {
    const actor = await identity.actorOfRequest(request);
    if (actor.kind !== "staff") return reply.code(401).send({ error: "Please sign in." });
    if (!may(actor, "venues.read-drafts")) return reply.code(403).send({ error: "Your role does not allow this." });
    const { id } = request.params;
    const draft = isUuid(id) ? await database.read((tx) => findDraftText(tx, id)) : null;
    if (!draft) return notFound(reply);
    reply.header("cache-control", "private, no-cache").header("etag", `"${draft.revision}"`);
    return reply.type("application/json; charset=utf-8").send(draft.text);
  });
}

/** The best encoding the client takes: q=0 refuses one, and without the header nothing but plain is promised. */
function encodingFor(acceptEncoding: string | string[] | undefined): GeometryEncoding {
  const accepted = String(acceptEncoding ?? "")
    .toLowerCase()
    .split(",")
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(";")[0]?.trim());
  if (accepted.includes("br")) return "br";
  return accepted.includes("gzip") ? "gzip" : "identity";
}

/** Any representation the client has is still right, whatever its encoding. */
function matchesTag(request: FastifyRequest, hash: string): boolean {
  return (request.headers["if-none-match"] ?? "").includes(hash);
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: "There is nothing here." });
}
