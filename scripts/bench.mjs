// npm run bench            the names of all benches
// npm run bench -- NAME    a table a person can read, then one line of JSON
import { readdirSync } from "node:fs";
import { ensureInstalled } from "./house/install.mjs";
import { messageOf, runTool } from "./house/processes.mjs";
import { inRoot } from "./house/root.mjs";

const names = readdirSync(inRoot("bench"))
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  if (name !== undefined) console.error(`There is no bench named ${name}.`);
  console.log(`npm run bench -- NAME, where NAME is one of:\n${names.map((each) => `  ${each}`).join("\n")}`);
  process.exit(name === undefined ? 0 : 2);
}
try {
  await ensureInstalled();
  const { buildApps, buildServer } = await import("./house/build.mjs");
  await Promise.all([buildServer(), buildApps()]);
  const tsx = inRoot("node_modules/tsx/dist/cli.mjs");
  const { code } = await runTool(tsx, [
    "--tsconfig",
    inRoot("bench/tsconfig.json"),
    inRoot(`bench/${name}.ts`),
    ...rest,
  ]);
  process.exitCode = code;
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
