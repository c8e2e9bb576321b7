import type { FastifyInstance } from "fastify";
import { validate as isUuid } from "uuid";
import { type Identity, may } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import { findPack, type PackRow } from "./pack.store.ts";

const parts: Readonly<Record<string, { readonly type: string; readonly of: (pack: PackRow) => string | Buffer }>> = {
  pdf: { type: "application/pdf", of: ({ pdf }) => pdf },
  json: { type: "application/json", of: ({ data }) => data },
  "pdf.sig": { type: "text/plain; charset=utf-8", of: ({ pdf_signature }) => pdf_signature },
  "json.sig": { type: "text/plain; charset=utf-8", of: ({ data_signature }) => data_signature },
};
const refusals = {
  401: { zh: "请先登录。", en: "Sign in first." },
  403: { zh: "您没有查看备用资料包的权限。", en: "You may not read backup packs." },
} as const;

/**
 * `GET /backup-packs/ID.pdf|json`, and with `.sig` the Ed25519 signature over exactly those bytes, base64url, for staff
 * who may allocate: it names customers.
 */
export function registerPackRoutes(
  server: FastifyInstance,
  database: Database,
  identity: Pick<Identity, "actorOfRequest">,
): void {
  server.get<{ Params: { file: string } }>("/backup-packs/:file", async (request, reply) => {
    const [, id = "", part = ""] = /^([0-9a-f-]{36})\.(pdf|json|pdf\.sig|json\.sig)$/.exec(request.params.file) ?? [];
    const wanted = parts[part];
    if (!wanted || !isUuid(id)) return reply.callNotFound();
    const actor = await identity.actorOfRequest(request);
    const refused = actor.kind !== "staff" ? 401 : may(actor, "inventory.allocate") ? null : 403;
    if (refused) return reply.code(refused).send({ reason: refusals[refused] });
    const pack = await database.read((tx) => findPack(tx, id));
    if (!pack) return reply.callNotFound();
    return reply
      .header("cache-control", "no-store")
      .header("content-disposition", `attachment; filename="backup-pack-${pack.performance_id}.${part}"`)
      .type(wanted.type)
      .send(wanted.of(pack));
  });
}
