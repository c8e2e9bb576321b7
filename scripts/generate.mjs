// npm run generate: schema.graphql from the server's code, then the apps' GraphQL types from it.
import { ensureInstalled } from "./house/install.mjs";
import { messageOf } from "./house/processes.mjs";

try {
  await ensureInstalled();
  const { generateSchemaTypes, writePossibleTypes, writeSchema } = await import("./house/schema.mjs");
  await writeSchema();
  await writePossibleTypes();
  const problems = await generateSchemaTypes();
  if (problems) throw new Error(problems);
  console.log("Written: schema.graphql; packages/web-kit: src/graphql-env.d.ts, src/api/possible-types.ts");
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}
