// Adds `cookies` to requests.
import type {} from "@fastify/cookie";
import { pictureHashPattern } from "@parterre/seat-map";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Identity, may, type StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { keepPicture } from "./keep-picture.ts";
import { findPicture } from "./picture.store.ts";
import { pictureLimits } from "./picture-file.rules.ts";
import { type PictureRefusalCode, pictureRefusals } from "./picture-refusals.ts";

/**
 * `POST /pictures` with a picture's bytes as its body: kept, for staff who may edit venues.
 * `GET /pictures/:hash`: the picture, for everybody, cacheable for ever.
 */
export async function registerPictureRoutes(
  server: FastifyInstance,
  database: Database,
  identity: Pick<Identity, "actorOfRequest">,
): Promise<void> {
  // A scope of its own: bodies are bytes here, whatever they are called, and nothing else is read.
  await server.register(async (scope) => {
    const uploaders = new WeakMap<FastifyRequest, StaffActor>();
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      /^image\//,
      { parseAs: "buffer", bodyLimit: pictureLimits.bytes },
      async (_: FastifyRequest, body: Buffer) => body,
    );
    scope.post<{ Body: Buffer | undefined }>(
      "/pictures",
      {
        // Before the body is read: nobody else's megabytes are even received.
        onRequest: async (request, reply) => {
          // The sign-in cookie is SameSite=Strict and image/* needs a preflight that nobody answers; this is the third lock.
          const site = request.headers["sec-fetch-site"];
          if (site !== undefined && site !== "same-origin") return refuse(reply, "foreign-page");
          const actor = await identity.actorOfRequest(request);
          if (actor.kind !== "staff") return refuse(reply, "not-signed-in");
          if (!may(actor, "venues.edit")) return refuse(reply, "not-allowed");
          uploaders.set(request, actor);
        },
        errorHandler: (error: FastifyError, _request, reply) => {
          if (error.statusCode === 413) return refuse(reply, "picture-too-large");
          if (error.statusCode === 415) return refuse(reply, "not-a-picture");
          throw error;
        },
      },
      async (request, reply) => {
        if (!request.body) return refuse(reply, "not-a-picture");
        const outcome = await keepPicture(database, uploaders.get(request)!, request.body);
        if (outcome.kind === "refused") return refuse(reply, outcome.fault);
        const { picture, isNew } = outcome;
        return reply.code(isNew ? 201 : 200).send({ ...picture, url: `/pictures/${picture.hash}` });
      },
    );
  });

  server.get<{ Params: { hash: string } }>("/pictures/:hash", async (request, reply) => {
    const { hash } = request.params;
    if (!pictureHashPattern.test(hash)) return refuse(reply, "no-such-picture");
    // Who has the name has the content: no need to look.
    if ((request.headers["if-none-match"] ?? "").includes(hash))
      return withPictureHeaders(reply, hash).code(304).send();
    const picture = await database.read((tx) => findPicture(tx, hash));
    if (!picture) return refuse(reply, "no-such-picture");
    return withPictureHeaders(reply, hash).type(picture.mediaType).send(picture.bytes);
  });
}

/** Shown as a picture and as nothing else: no sniffing (for every answer), no scripts, no frames, if opened alone. */
function withPictureHeaders(reply: FastifyReply, hash: string): FastifyReply {
  return reply
    .header("cache-control", "public, max-age=31536000, immutable")
    .header("etag", `"${hash}"`)
    .header("content-security-policy", "default-src 'none'; sandbox")
    .header("content-disposition", "inline");
}

function refuse(reply: FastifyReply, code: PictureRefusalCode): FastifyReply {
  const { status, reason } = pictureRefusals[code];
  return reply.code(status).header("cache-control", "no-store").send({ code, reason });
}
