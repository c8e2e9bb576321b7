import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { runTool } from "./processes.mjs";
import { inRoot } from "./root.mjs";
import { dropStamp, hashOf, isFresh, writeStamp } from "./sources.mjs";

const everyBuild = ["package-lock.json", "tsconfig.base.json"];
/** The three apps, by workspace folder. */
export const apps = ["web-shop", "web-counter", "web-admin"];
/** Where the bundled server is; run it with Node from anywhere. */
const serverBundle = inRoot("server/dist/main.js");
/**
 * What Node is started with to serve. Requests live for a millisecond or two: with room for the young to die in, a
 * rush of holds spends half as much on collecting them.
 */
export const serverArguments = ["--enable-source-maps", "--max-semi-space-size=32", serverBundle];

/** Builds only when the sources it is made of changed since the last whole build. */
async function buildWhenChanged(name, places, result, build) {
  const hash = hashOf([...everyBuild, ...places]);
  if (isFresh(name, hash) && existsSync(result)) return;
  dropStamp(name);
  await build();
  writeStamp(name, hash);
}

/**
 * esbuild's options for the server: server and workspace packages in one file. Packages from npm stay outside and
 * are resolved from server/, so native modules and the embedded PostgreSQL work as installed.
 */
export const serverBuild = {
  entryPoints: [inRoot("server/src/main.ts")],
  outfile: serverBundle,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
  tsconfig: inRoot("server/tsconfig.json"),
  plugins: [{ name: "packages from npm stay outside", setup: keepPackagesOutside }],
};

export async function buildServer() {
  await buildWhenChanged("server", ["server/src", "server/tsconfig.json", "packages"], serverBundle, async () => {
    const esbuild = await import("esbuild");
    await esbuild.build(serverBuild);
  });
}

function keepPackagesOutside(build) {
  build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === "entry-point" || path.startsWith("@parterre/") ? undefined : { path, external: true },
  );
}

async function buildApp(app) {
  await buildWhenChanged(app, [app, "packages", "tsconfig.json"], inRoot(app, "dist/index.html"), async () => {
    const { code, output } = await runTool(inRoot("node_modules/vite/bin/vite.js"), ["build", "--logLevel", "warn"], {
      cwd: inRoot(app),
      quiet: true,
    });
    if (code !== 0) throw new Error(`${app} does not build:\n${output}`);
    await compressAssets(inRoot(app, "dist/assets"));
  });
}

/** All three, side by side. */
export async function buildApps() {
  await Promise.all(apps.map(buildApp));
}

const worthCompressing = /\.(js|css|svg|json|wasm)$/;

/** Lays a .br and a .gz beside every file that gains by it; the server sends them instead, at no cost per request. */
async function compressAssets(folder) {
  const files = (await readdir(folder)).filter((file) => worthCompressing.test(file));
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(path.join(folder, file));
      if (content.length < 1024) return;
      await writeFile(path.join(folder, `${file}.br`), await promisify(brotliCompress)(content, brotliOptions));
      await writeFile(path.join(folder, `${file}.gz`), await promisify(gzip)(content));
    }),
  );
}
