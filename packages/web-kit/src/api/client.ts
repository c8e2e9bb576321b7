import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";
import { RetryLink } from "@apollo/client/link/retry";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { getMainDefinition } from "@apollo/client/utilities";
import { OperationTypeNode } from "graphql";
import { tap } from "rxjs";
import { reportConnection } from "./connection.ts";
import { liveClient } from "./live.ts";
import { possibleTypes } from "./possible-types.ts";

const replace = { merge: false } as const;

function makeCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Cart: { keyFields: ["key"], fields: { holds: replace } },
      Hold: { fields: { seats: replace } },
      Performance: { fields: { prices: replace, zones: replace, ticketTypes: replace, salesWindows: replace } },
      Order: { fields: { lines: replace, payments: replace, refunds: replace, tickets: replace } },
      // These have an id only inside their parent, or none: they are stored where they are found.
      Price: { keyFields: false },
      QuoteLine: { keyFields: false },
      HeldSeat: { keyFields: false },
      LocalisedText: { merge: true },
      Query: { fields: { me: { merge: false } } },
    },
  });
}

/** Only reads are repeated: a mutation that may have arrived is repeated by the person, with its idempotency key. */
const retryReads = new RetryLink({
  delay: { initial: 300, max: 3_000, jitter: true },
  attempts: {
    max: 4,
    retryIf: (error, operation) =>
      getMainDefinition(operation.query).kind === "OperationDefinition" &&
      operation.operationType === OperationTypeNode.QUERY &&
      !CombinedGraphQLErrors.is(error) &&
      !(ServerError.is(error) && error.statusCode < 500),
  },
});

/** Keeps the connection's state: an answer of any kind means that the way is open, a failed fetch that it is not. */
const noteConnection = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    tap({
      next: () => reportConnection({ offline: false }),
      error: (error: unknown) => reportConnection({ offline: error instanceof TypeError }),
    }),
  ),
);

/**
 * Apollo Client for the page's own origin: HTTP for queries and mutations, the shared WebSocket for subscriptions.
 * `standIn` may answer queries and mutations in the server's place, before anything is tried.
 */
export function createApolloClient(standIn: ApolloLink | null): ApolloClient {
  const http = ApolloLink.from([
    ...(standIn ? [standIn] : []),
    retryReads,
    noteConnection,
    new HttpLink({ uri: "/graphql", credentials: "same-origin", includeExtensions: true }),
  ]);
  return new ApolloClient({
    cache: makeCache(),
    // What is asked after an act must not be answered by a question that was under way before it.
    queryDeduplication: false,
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(liveClient()),
      http,
    ),
  });
}
