import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The operating-system user that PostgreSQL runs as, when it is not the one of this process. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * PostgreSQL refuses to run as root. When this process is root, an existing ordinary user of the machine is
 * taken: `postgres` if there is one, else `nobody`. No user is ever created. `null`: run as ourselves.
 */
export function chooseRunAs(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const users = new Map<string, RunAs>();
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name && Number(uid) > 0) users.set(name, { name, uid: Number(uid), gid: Number(gid) });
  }
  const user = users.get("postgres") ?? users.get("nobody");
  if (!user) {
    throw new Error(
      "PostgreSQL does not run as root, and this machine has neither a user `postgres` nor `nobody`. Run as an ordinary user, or set DATABASE_URL.",
    );
  }
  return user;
}

/** Whether that user can step into `directory` and list it; asked of the system itself, so ACLs count too. */
export function canReach(user: RunAs | null, directory: string): boolean {
  if (user === null) return true;
  const probe = spawnSync("/bin/sh", ["-c", 'cd "$1" && test -r . && test -x .', "sh", directory], {
    uid: user.uid,
    gid: user.gid,
    cwd: "/",
    stdio: "ignore",
  });
  return probe.status === 0;
}
