import { writeFileSync } from "node:fs";
import { apiSchema } from "./api-schema.ts";
import { printApiSchema } from "./platform/graphql/index.ts";

// Writes the API's schema, as the code has it, to the file named on the command line.
const [target] = process.argv.slice(2);
if (target === undefined) throw new Error("usage: emit-schema FILE");
writeFileSync(target, printApiSchema(apiSchema()));
