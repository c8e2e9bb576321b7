import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Actor, type Identity, type RequestContext, type StaffPlace, signInCookieName } from "./identity/index.ts";
import { LoaderCache } from "./platform/graphql/index.ts";

interface SignInSource {
  readonly identity: Identity;
  /** The counter where a member of staff has a shift open; null: none is. */
  readonly placeOf: (staffId: string) => Promise<StaffPlace | null>;
  readonly trustProxy: boolean;
}

/** Who asks, and where from. */
async function actorAt({ identity, placeOf }: SignInSource, token: string | undefined): Promise<Actor> {
  const actor = await identity.actorOf(token);
  if (actor.kind !== "staff") return actor;
  const place = await placeOf(actor.staffId);
  return place ? { ...actor, place } : actor;
}

/** The context of one HTTP request. */
export async function requestContext(
  source: SignInSource,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RequestContext> {
  return {
    requestId: request.id,
    actor: await actorAt(source, request.cookies[signInCookieName]),
    loaders: new LoaderCache(),
    remoteAddress: request.ip,
    setSignInCookie: (token) => {
      const options = { path: "/", httpOnly: true, sameSite: "strict", secure: request.protocol === "https" } as const;
      if (token === null) reply.clearCookie(signInCookieName, options);
      else reply.setCookie(signInCookieName, token, options);
    },
  };
}

/** The context of one WebSocket connection, for all of its subscriptions. */
export async function socketContext(source: SignInSource, request: IncomingMessage): Promise<RequestContext> {
  return {
    requestId: randomUUID(),
    actor: await actorAt(source, signInCookie(request)),
    loaders: new LoaderCache(),
    remoteAddress: remoteAddress(request, source.trustProxy),
    setSignInCookie: () => undefined,
  };
}

/** Whether the member of staff who opened a connection is still signed in, in the same role. */
export async function stillSignedIn(
  { identity }: Pick<SignInSource, "identity">,
  { actor }: RequestContext,
  request: IncomingMessage,
): Promise<boolean> {
  if (actor.kind !== "staff") return true;
  const now = await identity.actorOf(signInCookie(request));
  return now.kind === "staff" && now.staffId === actor.staffId && now.role === actor.role;
}

function signInCookie(request: IncomingMessage): string | undefined {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const [name, value] = part.split("=", 2);
    if (name?.trim() === signInCookieName && value) return decodeURIComponent(value.trim());
  }
  return undefined;
}

function remoteAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = request.headers["x-forwarded-for"];
  if (trustProxy && typeof forwarded === "string") return forwarded.split(",")[0]?.trim() ?? "";
  return request.socket.remoteAddress ?? "";
}
