import { appendFile, chown, copyFile, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import pg from "pg";
import { superuser } from "./cluster.ts";
import { type Layout, makeOwnFolder } from "./layout.ts";
import type { RunAs } from "./run-as.ts";

/** What a standby is made from. */
export interface PrimaryPlace {
  /** Address of a database of the primary, as superuser. */
  readonly url: string;
  readonly port: number;
  readonly dataDirectory: string;
  readonly password: string;
}

/** Made anew by every server; a standby must not have the primary's. */
const contentsLeftOut: ReadonlySet<string> = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);
const filesLeftOut: ReadonlySet<string> = new Set(["postmaster.pid", "postmaster.opts", "backup_label"]);

/**
 * Fills the layout's data directory with a copy of a running primary that will follow it. npm's packages have no
 * pg_basebackup, so the files are copied between pg_backup_start and pg_backup_stop, as its documentation allows;
 * what changes meanwhile is put right by the log, which a physical slot keeps until the standby has read it.
 */
export async function copyPrimary(layout: Layout, primary: PrimaryPlace): Promise<void> {
  const target = `${layout.dataDirectory}.new`;
  await rm(target, { recursive: true, force: true });
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  const slot = `standby_of_${primary.port}_${basename(layout.home).replace(/\W/g, "_").toLowerCase()}`.slice(0, 60);
  try {
    const { rowCount } = await client.query("SELECT FROM pg_replication_slots WHERE slot_name = $1", [slot]);
    if (rowCount) await client.query("SELECT pg_drop_replication_slot($1)", [slot]);
    await client.query("SELECT pg_create_physical_replication_slot($1, true)", [slot]);
    await client.query("SELECT pg_backup_start('standby', true)");
    await copyFolder(primary.dataDirectory, target, layout.runAs, true);
    const { rows } = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
    await write(target, "backup_label", rows[0]!.labelfile, layout.runAs);
  } finally {
    await client.end();
  }
  await write(target, "standby.signal", "", layout.runAs);
  const conninfo = `host=127.0.0.1 port=${primary.port} user=${superuser} password=${primary.password} application_name=standby`;
  await appendFile(
    join(target, "postgresql.auto.conf"),
    `\nprimary_conninfo = '${conninfo}'\nprimary_slot_name = '${slot}'\nhot_standby_feedback = on\n`,
  );
  await rm(layout.dataDirectory, { recursive: true, force: true });
  await rename(target, layout.dataDirectory);
}

async function copyFolder(from: string, to: string, runAs: RunAs | null, top: boolean): Promise<void> {
  await makeOwnFolder(to, runAs);
  for (const entry of await readdir(from, { withFileTypes: true }).catch(ignoreMissing)) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (top && contentsLeftOut.has(entry.name)) {
        await makeOwnFolder(target, runAs);
        if (entry.name === "pg_wal") await makeOwnFolder(join(target, "archive_status"), runAs);
        if (entry.name === "pg_wal") await makeOwnFolder(join(target, "summaries"), runAs);
      } else {
        await copyFolder(source, target, runAs, false);
      }
    } else if (!(top && filesLeftOut.has(entry.name)) && !entry.name.startsWith("pgsql_tmp")) {
      // A table dropped while we copy takes its file away; the log knows about it.
      await copyFile(source, target).catch(ignoreMissing);
      if (runAs && (await stat(target).catch(() => null))) await chown(target, runAs.uid, runAs.gid);
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): never[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

async function write(folder: string, name: string, text: string, runAs: RunAs | null): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, name);
  await writeFile(file, text, { mode: 0o600 });
  if (runAs) await chown(file, runAs.uid, runAs.gid);
}
