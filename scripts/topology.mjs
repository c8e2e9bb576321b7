// npm run topology: see scripts/topology/run.ts
import { ensureInstalled } from "./house/install.mjs";
import { messageOf } from "./house/processes.mjs";
import { inRoot } from "./house/root.mjs";

try {
  await ensureInstalled();
  const { buildApps, buildServer } = await import("./house/build.mjs");
  await Promise.all([buildServer(), buildApps()]);
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: inRoot("server/tsconfig.json") });
  await import("./topology/run.ts");
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
