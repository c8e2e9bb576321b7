import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Binaries, copyBinaries, findBinaries } from "./binaries.ts";
import { canReach, chooseRunAs, type RunAs } from "./run-as.ts";
import { stopOrphan } from "./stop-postmaster.ts";

/** What is remembered about a cluster beside its data. */
export interface ClusterRecord {
  readonly password: string;
}

/** Where a cluster lives and who runs it. */
export interface Layout {
  /** The folder asked for: the record, the log, and the data too when PostgreSQL's user can reach it. */
  readonly home: string;
  readonly dataDirectory: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs | null;
  readonly record: ClusterRecord;
  /** No record was there: a new cluster, or one whose password is lost. */
  readonly recordIsNew: boolean;
}

/**
 * Decides where the cluster of `home` lives. It is `home` itself, unless PostgreSQL has to run as another user
 * (we are root) who cannot step into it, as in a checkout of mode 700; then its data goes to a folder of its own
 * under /var/tmp, always the same for the same `home`, and a note in `home` says where.
 */
export async function prepareLayout(home: string): Promise<Layout> {
  const folder = resolve(home);
  await mkdir(folder, { recursive: true });
  const runAs = chooseRunAs();
  if (runAs) await chmod(folder, 0o755);
  const found = await findBinaries();

  const reachable = canReach(runAs, folder);
  const base = reachable ? folder : await outsideFolder(folder);
  const binaries = canReach(runAs, join(found.root, "bin"))
    ? found
    : await copyBinaries(found, reachable ? folder : base);
  if (!reachable) await writeFile(join(folder, "data-is-elsewhere.txt"), `${join(base, "data")}\n`);

  const { record, isNew } = await readRecord(folder);
  const dataDirectory = join(base, "data");
  // Whoever deletes the folder of the checkout means to delete the data too, wherever we had to put it.
  if (isNew && !reachable) await rm(dataDirectory, { recursive: true, force: true });
  return {
    home: folder,
    dataDirectory,
    logFile: join(folder, "postgres.log"),
    binaries,
    runAs,
    record,
    recordIsNew: isNew,
  };
}

/** Makes an empty folder that PostgreSQL's user owns. */
export async function makeOwnFolder(path: string, runAs: RunAs | null): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  if (runAs) await chown(path, runAs.uid, runAs.gid);
}

const homeNote = "home.txt";

async function outsideFolder(home: string): Promise<string> {
  const name = `parterre-${createHash("sha256").update(home).digest("hex").slice(0, 16)}`;
  for (const parent of ["/var/tmp", tmpdir()]) {
    const folder = join(parent, name);
    try {
      await mkdir(folder, { recursive: false, mode: 0o755 }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") throw error;
      });
      // Anyone may make folders there: only a real folder of our own is used.
      const found = await lstat(folder);
      if (!found.isDirectory() || found.uid !== process.getuid?.()) continue;
      await chmod(folder, 0o755);
      await writeFile(join(folder, homeNote), home);
      await clearForsaken(parent);
      return folder;
    } catch {
      // Not writable: the next one.
    }
  }
  throw new Error(
    `No folder for the embedded PostgreSQL: its user cannot reach ${home}, nor can one be made in /var/tmp.`,
  );
}

/** Data outside belongs to a home; when that was deleted (a clone, a test's folder), nobody will come back for it. */
async function clearForsaken(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!/^parterre-[0-9a-f]{16}$/.test(name)) continue;
    const folder = join(parent, name);
    const home = await readFile(join(folder, homeNote), "utf8").catch(() => undefined);
    if (home === undefined || existsSync(home)) continue;
    await stopOrphan(join(folder, "data"));
    await rm(folder, { recursive: true, force: true });
  }
}

async function readRecord(home: string): Promise<{ record: ClusterRecord; isNew: boolean }> {
  const file = join(home, "cluster.json");
  try {
    const record = JSON.parse(await readFile(file, "utf8")) as Partial<ClusterRecord>;
    if (typeof record.password === "string") return { record: { password: record.password }, isNew: false };
  } catch {
    // Absent or cut short: made anew below.
  }
  const record = { password: randomBytes(18).toString("base64url") };
  await writeFile(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { record, isNew: true };
}
