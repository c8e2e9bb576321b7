import { spawn } from "node:child_process";
import { chown, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Layout, makeOwnFolder } from "./layout.ts";
import type { RunAs } from "./run-as.ts";

/** The superuser of an embedded cluster. */
export const superuser = "parterre";

/**
 * Makes the cluster unless it exists. Built beside its final place and renamed, so that a first start cut short
 * leaves nothing that looks whole. Answers whether it was made now.
 */
export async function ensureCluster(layout: Layout): Promise<boolean> {
  if (await exists(join(layout.dataDirectory, "PG_VERSION"))) {
    if (layout.recordIsNew) await resetPassword(layout);
    return false;
  }
  const unfinished = `${layout.dataDirectory}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await makeOwnFolder(unfinished, layout.runAs);
  const passwordFile = `${layout.dataDirectory}.password`;
  await writeFile(passwordFile, layout.record.password, { mode: 0o600 });
  if (layout.runAs) await chown(passwordFile, layout.runAs.uid, layout.runAs.gid);
  try {
    await run(
      layout.binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // PostgreSQL's own Unicode rules: the same order and case on every machine, no system locale needed.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
        "--no-sync",
      ],
      layout.runAs,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rm(layout.dataDirectory, { recursive: true, force: true });
  await rename(unfinished, layout.dataDirectory);
  return true;
}

/** The record with the password is gone but the data is there: sets a new password without a server. */
async function resetPassword(layout: Layout): Promise<void> {
  await run(
    layout.binaries.postgres,
    ["--single", "-D", layout.dataDirectory, "postgres"],
    layout.runAs,
    `ALTER ROLE ${superuser} PASSWORD '${layout.record.password}'\n`,
  );
}

async function run(program: string, args: readonly string[], runAs: RunAs | null, input = ""): Promise<void> {
  const child = spawn(program, args, {
    cwd: "/",
    env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    stdio: ["pipe", "pipe", "pipe"],
    ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}),
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said = (said + chunk).slice(-4_000);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk).slice(-4_000);
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (status !== 0) throw new Error(`${program} failed with ${status}:\n${said}`);
}

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}
