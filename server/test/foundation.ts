import { type ExecutionResult, graphql } from "graphql";
import { type Channels, createChannels } from "../src/channels/index.ts";
import {
  type Actor,
  authChecker,
  createIdentity,
  type Identity,
  type RequestContext,
  type StaffActor,
  type StaffRole,
} from "../src/identity/index.ts";
import { buildApiSchema, LoaderCache } from "../src/platform/graphql/index.ts";
import { createProgramme, type Programme } from "../src/programme/index.ts";
import { createVenues, type Venues } from "../src/venues/index.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

export const buyer: Actor = { kind: "buyer" };
export const passwordOf = (name: string) => `password of ${name}`;

/** Identity, channels, venues and programme on a database of their own, with GraphQL executed in the process. */
export interface Foundation extends TestDatabase {
  readonly identity: Identity;
  readonly channels: Channels;
  readonly venues: Venues;
  readonly programme: Programme;
  /** Adds a member of staff, `name@house.example`, and answers them as an actor. */
  enrol(role: StaffRole, name: string): Promise<StaffActor>;
  /** Executes a document as somebody; cookies that were set are appended to `cookies`. */
  ask(
    actor: Actor,
    document: string,
    variables?: object,
    more?: { readonly remoteAddress?: string; readonly cookies?: (string | null)[] },
  ): Promise<ExecutionResult>;
  /** The same where success is expected: the data, or an exception with the errors. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows the shape it asked for.
  data(actor: Actor, document: string, variables?: object): Promise<any>;
}

export async function createFoundation(): Promise<Foundation> {
  const test = await createTestDatabase();
  const { database } = test;
  const identity = createIdentity({ database });
  const channels = createChannels({ database });
  const venues = createVenues({ database, identity });
  const programme = createProgramme({ database, channels, venues });
  const resolvers = [identity, channels, venues, programme].flatMap((slice) => slice.resolvers);
  const schema = buildApiSchema<RequestContext>({ resolvers, authChecker });

  const ask: Foundation["ask"] = (actor, source, variables = {}, more = {}) =>
    graphql({
      schema,
      source,
      // As they come over the wire.
      variableValues: JSON.parse(JSON.stringify(variables)),
      contextValue: {
        requestId: "test",
        actor,
        loaders: new LoaderCache(),
        remoteAddress: more.remoteAddress ?? "192.0.2.1",
        setSignInCookie: (token) => more.cookies?.push(token),
      } satisfies RequestContext,
    });

  return {
    ...test,
    identity,
    channels,
    venues,
    programme,
    enrol: (role, name) =>
      database.inTransaction(async (tx) => {
        const email = `${name}@house.example`;
        await identity.enrolStaff(tx, buyer, { email, name, role, password: passwordOf(name) });
        const actor = await identity.findStaffActor(tx, email);
        if (!actor) throw new Error(`${email} was not enrolled`);
        return actor;
      }),
    ask,
    data: async (actor, document, variables) => {
      const { data, errors } = await ask(actor, document, variables);
      if (errors || !data) throw new Error(errors?.map((error) => error.message).join("\n") ?? "no data");
      return data;
    },
  };
}
