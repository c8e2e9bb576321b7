import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cacheFolder, inRoot, root } from "./root.mjs";

const skippedFolders = new Set(["node_modules", "dist", ".git", ".parterre", "test-data"]);

/** Every file below a folder or the file itself, sorted, as paths from the root; tests and builds left out. */
function* sourceFiles(place) {
  const full = inRoot(place);
  const found = statSync(full, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    yield path.relative(root, full);
    return;
  }
  for (const entry of readdirSync(full, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) yield* sourceFiles(path.join(place, entry.name));
    } else if (!/\.test\.\w+$/.test(entry.name)) {
      yield path.join(place, entry.name);
    }
  }
}

/** One hash over the names and contents of everything in the given places. */
export function hashOf(places) {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of sourceFiles(place))
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(inRoot(file)))
        .update("\0");
  }
  return hash.digest("hex");
}

const stampFile = (name) => path.join(cacheFolder, "stamps", name);

/** Whether `name` was last made from exactly these sources. */
export function isFresh(name, hash) {
  try {
    return readFileSync(stampFile(name), "utf8") === hash;
  } catch {
    return false;
  }
}

/** Forgets that `name` was made: call before making it, so that a cut-off build is not taken for a whole one. */
export function dropStamp(name) {
  rmSync(stampFile(name), { force: true });
}

export function writeStamp(name, hash) {
  mkdirSync(path.dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), hash);
}
