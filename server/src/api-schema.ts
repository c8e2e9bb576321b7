import type { GraphQLSchema } from "graphql";
import { createSlices } from "./composition-slices.ts";
import { readConfig } from "./config.ts";
import { authChecker } from "./identity/index.ts";
import type { Database } from "./platform/database/index.ts";
import { buildApiSchema } from "./platform/graphql/index.ts";
import { Metrics } from "./platform/metrics/index.ts";

/** The API's schema without a server: to be printed or measured. Making the slices opens no connection. */
export function apiSchema(): GraphQLSchema {
  const noDatabase = {} as Database;
  const { resolvers } = createSlices({
    config: readConfig({}),
    database: noDatabase,
    metrics: new Metrics(),
    onError: (error) => {
      throw error;
    },
  });
  return buildApiSchema({ resolvers, authChecker });
}
