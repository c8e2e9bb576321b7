import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inRoot, root } from "../house/root.mjs";

/** Text files of the repository, committed or about to be, with their content. */
function* trackedTexts(pattern) {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const file of new Set(listed.split("\0"))) {
    if (!pattern.test(file)) continue;
    try {
      yield { file, text: readFileSync(inRoot(file), "utf8") };
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
}

/** Every line of the given files that matches, as `file:line: text`. */
export function linesMatching(files, matches) {
  const found = [];
  for (const { file, text } of trackedTexts(files)) {
    text.split("\n").forEach((line, index) => {
      const what = matches(line, file);
      if (what) found.push(`${file}:${index + 1}: ${what} in: ${line.trim().slice(0, 140)}`);
    });
  }
  return found;
}
