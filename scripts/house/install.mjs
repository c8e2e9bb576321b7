import { existsSync, readFileSync } from "node:fs";
import { run } from "./processes.mjs";
import { inRoot } from "./root.mjs";

/**
 * Whether node_modules holds what package-lock.json asks for. npm leaves a lock file of its own inside
 * node_modules that says what is there; optional packages for other platforms may be missing.
 */
function isInstalled() {
  const installedFile = inRoot("node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.includes("node_modules/")) return true;
    const found = installed[place];
    if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return entry.link === true || found.version === entry.version;
  });
}

/** Installs what is missing; nothing is asked of npm when nothing is. Needs only Node and npm. */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Parterre needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  console.log("Installing packages (once, about a minute) …");
  const npmScript = process.env.npm_execpath;
  const [command, before] = npmScript?.endsWith(".js") ? [process.execPath, [npmScript]] : ["npm", []];
  // Not `npm ci`: it refuses a lock file that does not list the binaries of every other platform, and not every
  // registry has them all. This takes the locked versions just the same and leaves both files alone.
  const install = ["install", "--no-save", "--no-fund", "--no-audit", "--loglevel=error"];
  const { code, output } = await run(command, [...before, ...install], {
    quiet: true,
    // A clone is worked on and tested as well as served: build tools are among what is missing.
    env: { ...process.env, NODE_ENV: "development", npm_config_omit: "" },
  });
  if (code !== 0) throw new Error(`Packages could not be installed (npm install ended with ${code}):\n${output}`);
}
