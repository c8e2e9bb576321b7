import type { FastifyInstance } from "fastify";
import type { Database } from "../platform/database/index.ts";
import { findZoneMap } from "./performance.store.ts";
import { performanceIdFrom } from "./performance-id.ts";
import { noZone } from "./selling-facts.rules.ts";

/**
 * `GET /performances/:id/zones/:hash`: one byte per seat, cacheable for ever because its address names its content.
 * An address that is no longer current answers 404: ask the performance for its `zoneMapUrl` again.
 */
export function registerProgrammeRoutes(server: FastifyInstance, database: Database): void {
  server.get<{ Params: { id: string; hash: string } }>("/performances/:id/zones/:hash", async (request, reply) => {
    const id = performanceIdFrom(request.params.id);
    const found = id === null ? null : await database.read((tx) => findZoneMap(tx, id));
    const hash = found?.zoneMapHash ?? "none";
    if (!found || hash !== request.params.hash) return reply.code(404).send({ error: "There is nothing here." });
    reply.header("cache-control", "public, max-age=31536000, immutable").header("etag", `"${hash}"`);
    if ((request.headers["if-none-match"] ?? "").includes(hash)) return reply.code(304).send();
    return reply.type("application/octet-stream").send(found.zoneMap ?? Buffer.alloc(found.seatCount, noZone));
  });
}
