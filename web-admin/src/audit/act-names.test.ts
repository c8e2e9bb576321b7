import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { actNames, subjectNames } from "./act-names.ts";

const server = fileURLToPath(new URL("../../../server/src/", import.meta.url));
const sources = readdirSync(server, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(`${server}${name}`, "utf8"));

/** Codes that the server's sources write where they note an act. */
function codesAfter(words: RegExp, code: RegExp): string[] {
  const found = sources.flatMap((source) =>
    source.match(new RegExp(`${words.source}[^"\\n]*(${code.source}[^\\n]*)`, "g")),
  );
  return [...new Set(found.flatMap((line) => line?.match(new RegExp(code.source, "g")) ?? []))]
    .map((quoted) => quoted.slice(1, -1))
    .sort();
}

/** Jobs have names of the same form, and say how often they run. */
const isJob = (code: string) => sources.some((source) => new RegExp(`name: "${code}",\\s+everyMs`).test(source));

describe("the audit log", () => {
  it("has a name in both languages for every act that the server notes", () => {
    const acts = codesAfter(/\b(?:act|name):/, /"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*"/).filter(
      (code) => !isJob(code),
    );
    expect(acts.length).toBeGreaterThan(60);
    expect(acts.filter((act) => !(act in actNames))).toEqual([]);
    expect(Object.keys(actNames).filter((act) => !sources.some((source) => source.includes(`"${act}"`)))).toEqual([]);
  });

  it("has a name in both languages for every kind of thing that acts are done to", () => {
    const kinds = codesAfter(/\bsubjectKind:/, /"[a-z-]+"/).filter((kind) =>
      sources.some((each) => each.includes(`subjectKind: "${kind}"`)),
    );
    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.filter((kind) => !(kind in subjectNames))).toEqual([]);
  });
});
