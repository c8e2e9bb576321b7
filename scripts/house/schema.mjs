import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runTool } from "./processes.mjs";
import { cacheFolder, inRoot } from "./root.mjs";
import { dropStamp, hashOf, isFresh, writeStamp } from "./sources.mjs";

const typesFile = inRoot("packages/web-kit/src/graphql-env.d.ts");

/**
 * Writes the types that gql.tada reads documents with, from schema.graphql.
 * @returns {Promise<string>} problems, or nothing
 */
export async function generateSchemaTypes() {
  const hash = hashOf(["schema.graphql", "package-lock.json"]);
  if (isFresh("schema-types", hash) && hashOf([path.relative(inRoot(), typesFile)]) !== hashOf([])) return "";
  dropStamp("schema-types");
  const { code, output } = await runTool(inRoot("node_modules/gql.tada/bin/cli.js"), ["generate-output"], {
    quiet: true,
  });
  if (code !== 0) return output;
  writeStamp("schema-types", hash);
  return "";
}

/** The schema as the server's code has it now: its text, or the problems that kept it from being built. */
async function emitSchema() {
  mkdirSync(cacheFolder, { recursive: true });
  const target = path.join(cacheFolder, `schema-${process.pid}.graphql`);
  const tsx = inRoot("node_modules/tsx/dist/cli.mjs");
  const emitter = inRoot("server/src/emit-schema.ts");
  const { code, output } = await runTool(tsx, ["--tsconfig", inRoot("server/tsconfig.json"), emitter, target], {
    quiet: true,
  });
  return code === 0 ? { text: readFileSync(target, "utf8") } : { problems: output || `ended with ${code}` };
}

/** Writes schema.graphql from the server's code. */
export async function writeSchema() {
  const { text, problems } = await emitSchema();
  if (text === undefined) throw new Error(`The schema cannot be built:\n${problems}`);
  writeFileSync(inRoot("schema.graphql"), text);
}

/** Writes what Apollo's cache has to know of unions and interfaces, from schema.graphql. */
export async function writePossibleTypes() {
  const { buildSchema, isAbstractType } = await import("graphql");
  const schema = buildSchema(readFileSync(inRoot("schema.graphql"), "utf8"));
  const lines = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .map((type) => `  ${type.name}: ${JSON.stringify(schema.getPossibleTypes(type).map(({ name }) => name))},`);
  const file = inRoot("packages/web-kit/src/api/possible-types.ts");
  const says = "Members of the schema's unions and interfaces, for Apollo's cache; `npm run generate` writes it.";
  writeFileSync(file, `/** ${says} */\nexport const possibleTypes = {\n${lines.join("\n")}\n};\n`);
  const { code, output } = await runTool(inRoot("node_modules/@biomejs/biome/bin/biome"), ["format", "--write", file], {
    quiet: true,
  });
  if (code !== 0) throw new Error(output);
}

/** What differs between schema.graphql and the server's code, or nothing. */
export async function schemaDifference() {
  const { text, problems } = await emitSchema();
  if (text === undefined) return `The schema cannot be built:\n${problems}`;
  const committed = readFileSync(inRoot("schema.graphql"), "utf8");
  if (committed === text) return "";
  const before = new Set(committed.split("\n"));
  const after = new Set(text.split("\n"));
  return [
    "schema.graphql is not what the server serves; run: npm run generate",
    ...committed
      .split("\n")
      .filter((line) => !after.has(line))
      .map((line) => `- ${line}`)
      .slice(0, 40),
    ...text
      .split("\n")
      .filter((line) => !before.has(line))
      .map((line) => `+ ${line}`)
      .slice(0, 40),
  ].join("\n");
}
