import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { runTool } from "../house/processes.mjs";
import { cacheFolder, inRoot } from "../house/root.mjs";
import { generateSchemaTypes, schemaDifference } from "../house/schema.mjs";
import { traceProblems } from "./traces.mjs";
import { wordProblems } from "./words.mjs";

const tool = (script) => inRoot("node_modules", script);

/** The output of a tool that failed, or nothing. */
async function problemsOf(script, args) {
  const { code, output } = await runTool(tool(script), args, { quiet: true });
  return code === 0 ? "" : output || `${script} ended with ${code}`;
}

/** By TypeScript 7, three times as fast; tools that call the compiler as a library still need 6. */
function typeCheck(project) {
  mkdirSync(cacheFolder, { recursive: true });
  const buildInfo = path.join(cacheFolder, `types-${project.replace(/\W+/g, "-")}.tsbuildinfo`);
  return problemsOf("typescript-native/bin/tsc", ["-p", project, "--incremental", "--tsBuildInfoFile", buildInfo]);
}

/** Documents in the apps are typed from schema.graphql; both parts below need that file of types. */
let schemaTypes;
const withSchemaTypes = async (then) => {
  schemaTypes ??= generateSchemaTypes();
  return (await schemaTypes) || (await then());
};

/** Each part answers with its problems, or with an empty text. Slowest first, so that two cores stay busy. */
export const parts = {
  types: {
    says: "TypeScript, strict, in the apps, the packages, the server, the benches and the tests",
    run: () =>
      withSchemaTypes(async () => {
        const problems = [];
        for (const project of ["tsconfig.json", "server", "test"]) {
          if (existsSync(inRoot(project))) problems.push(await typeCheck(project));
        }
        return problems.join("");
      }),
  },
  schema: {
    says: "schema.graphql is what the server serves (npm run generate writes it)",
    run: schemaDifference,
  },
  migrations: {
    says: "entities and migrations agree",
    run: () => problemsOf("tsx/dist/cli.mjs", ["--tsconfig", "server/tsconfig.json", "scripts/checks/migrations.ts"]),
  },
  lint: {
    says: "format and lint",
    run: () => problemsOf("@biomejs/biome/bin/biome", ["check", "--max-diagnostics=30", "--error-on-warnings", "."]),
  },
  graphql: {
    says: "every GraphQL document in the apps against schema.graphql",
    run: () => withSchemaTypes(() => problemsOf("gql.tada/bin/cli.js", ["check", "--fail-on-warn"])),
  },
  imports: {
    says: "who may import whom (.dependency-cruiser.cjs)",
    run: () =>
      problemsOf("dependency-cruiser/bin/dependency-cruise.mjs", [
        "--config",
        ".dependency-cruiser.cjs",
        "--output-type",
        "err",
        ...["packages", "server", "web-shop", "web-counter", "web-admin", "bench", "test"].filter((folder) =>
          existsSync(inRoot(folder)),
        ),
      ]),
  },
  unused: {
    says: "no unused files, exports or dependencies",
    run: () => problemsOf("knip/bin/knip.js", ["--no-progress", "--no-config-hints"]),
  },
  words: { says: "the words of the house: block, performance, sign-in", run: wordProblems },
  traces: { says: "no paths of one machine, no registry hosts", run: traceProblems },
};
