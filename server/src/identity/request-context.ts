import type { LoaderCache } from "../platform/graphql/loader-cache.ts";
import { type Permission, permissionsByRole } from "./permissions.ts";
import type { StaffRole } from "./staff-role.ts";

/** A signed-in member of staff, as every use case may see one. */
export interface StaffActor {
  readonly kind: "staff";
  readonly staffId: string;
  readonly role: StaffRole;
  readonly name: string;
  readonly email: string;
  /** The sign-in this request came with, so that it can be ended; absent for actors made inside the server. */
  readonly signInId?: string;
  /** Where this request is made from: the counter of the open shift; absent where none is open. */
  readonly place?: StaffPlace;
}

/** A counter with a shift open at it. */
export interface StaffPlace {
  readonly shiftId: string;
  readonly counterId: string;
  /** What the counter sells through: its prices, fees and sales windows hold. */
  readonly channelCode: string;
}

/** Who is asking: a buyer (nobody in particular; what a buyer owns is proven by secrets) or a member of staff. */
export type Actor = { readonly kind: "buyer" } | StaffActor;

/** What every resolver gets: made once per HTTP request and once per WebSocket connection. */
export interface RequestContext {
  /** Told to the client with every unexpected error, and on every log line. */
  readonly requestId: string;
  readonly actor: Actor;
  readonly loaders: LoaderCache;
  /** Address of the other end, for throttling; behind a trusted proxy the one it forwards. */
  readonly remoteAddress: string;
  /** Sets the sign-in cookie of the answer (httpOnly, SameSite=Strict), or clears it. Does nothing on a socket. */
  setSignInCookie(token: string | null): void;
}

/** Whether the actor holds a permission; buyers hold none. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.kind === "staff" && permissionsByRole[actor.role].has(permission);
}
