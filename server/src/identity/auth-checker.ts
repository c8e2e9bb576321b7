import { GraphQLError } from "graphql";
import type { AuthCheckerFn } from "type-graphql";
import { type Permission, permissions } from "./permissions.ts";
import { may, type RequestContext } from "./request-context.ts";

/**
 * The one place where the API's permissions are checked: `@Authorized("orders.refund")`. A bare `@Authorized()`
 * asks only for a signed-in member of staff. Throws UNAUTHENTICATED for buyers, FORBIDDEN for the wrong role.
 */
export const authChecker: AuthCheckerFn<RequestContext, string> = ({ context }, needed) => {
  for (const permission of needed) {
    if (!Object.hasOwn(permissions, permission)) throw new Error(`unknown permission ${permission}`);
  }
  if (context.actor.kind !== "staff") {
    throw new GraphQLError("Please sign in.", { extensions: { code: "UNAUTHENTICATED" } });
  }
  const missing = needed.find((permission) => !may(context.actor, permission as Permission));
  if (missing !== undefined) {
    throw new GraphQLError("Your role does not allow this.", {
      extensions: { code: "FORBIDDEN", permission: missing },
    });
  }
  return true;
};
