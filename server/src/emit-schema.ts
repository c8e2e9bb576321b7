import { writeFileSync } from "node:fs";
import { createSlices } from "./composition-slices.ts";
import { readConfig } from "./config.ts";
import { authChecker } from "./identity/index.ts";
import type { Database } from "./platform/database/index.ts";
import { buildApiSchema, printApiSchema } from "./platform/graphql/index.ts";
import { Metrics } from "./platform/metrics/index.ts";

// Writes the API's schema, as the code has it, to the file named on the command line. Needs no database: making
// the slices opens no connection.
const [target] = process.argv.slice(2);
if (target === undefined) throw new Error("usage: emit-schema FILE");
const noDatabase = {} as Database;
const { resolvers } = createSlices({
  config: readConfig({}),
  database: noDatabase,
  metrics: new Metrics(),
  onError: (error) => {
    throw error;
  },
});
writeFileSync(target, printApiSchema(buildApiSchema({ resolvers, authChecker })));
