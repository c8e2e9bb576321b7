import { chown, cp, lstat, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { EmbeddedPostgres } from "../../server/src/platform/database/embedded/index.ts";
import { startPostmaster, stopPostmaster } from "../../server/src/platform/database/embedded/postmaster.ts";

/** As in deploy/postgres/standby.conf; sizes are for one machine that runs everything. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  wal_level: "logical",
  max_wal_senders: "40",
  max_replication_slots: "40",
  max_connections: "200",
  shared_buffers: "128MB",
  hot_standby: "on",
  hot_standby_feedback: "on",
  wal_receiver_status_interval: "1s",
  primary_slot_name: "standby",
  timezone: "UTC",
};

/** Not copied: what belongs to the running primary alone, and the log, which the standby fetches itself. */
const leftOut = new Set(["postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify"]);

export interface Standby {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A streaming standby of a running embedded PostgreSQL, copied online with PostgreSQL's own backup functions (npm's
 * binaries come without pg_basebackup).
 */
export async function startStandby(primary: EmbeddedPostgres): Promise<Standby> {
  const dataDirectory = `${primary.dataDirectory}-standby`;
  await rm(dataDirectory, { recursive: true, force: true });
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT 1 FROM pg_replication_slots WHERE slot_name = 'standby'");
    if (rows.length === 0) await client.query("SELECT pg_create_physical_replication_slot('standby', true)");
    await client.query("SELECT pg_backup_start('standby', true)");
    await cp(primary.dataDirectory, dataDirectory, {
      recursive: true,
      filter: (source) => !leftOut.has(path.relative(primary.dataDirectory, source)),
    });
    const stopped = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
    await writeFile(path.join(dataDirectory, "backup_label"), stopped.rows[0]!.labelfile);
  } finally {
    await client.end();
  }
  for (const folder of ["pg_wal", "pg_wal/archive_status", "pg_replslot", "pg_dynshmem", "pg_notify"]) {
    await mkdir(path.join(dataDirectory, folder), { mode: 0o700, recursive: true });
  }
  await writeFile(path.join(dataDirectory, "standby.signal"), "");
  const { runAs } = primary.place;
  if (runAs) await giveTo(dataDirectory, runAs.uid, runAs.gid);

  const address = new URL(primary.url);
  const running = await startPostmaster(
    {
      ...primary.place,
      home: path.dirname(dataDirectory),
      dataDirectory,
      logFile: `${dataDirectory}.log`,
      recordIsNew: false,
    },
    {
      ...settings,
      primary_conninfo: `host=127.0.0.1 port=${primary.port} user=${address.username} password=${address.password} application_name=standby`,
    },
    undefined,
  );
  address.port = String(running.port);
  return { url: address.href, stop: () => stopPostmaster(running.pid, "fast") };
}

async function giveTo(place: string, uid: number, gid: number): Promise<void> {
  await chown(place, uid, gid);
  if (!(await lstat(place)).isDirectory()) return;
  await Promise.all((await readdir(place)).map((name) => giveTo(path.join(place, name), uid, gid)));
}
