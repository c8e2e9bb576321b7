import { linesMatching } from "./tracked-files.mjs";

const textFiles =
  /\.(ts|tsx|mjs|cjs|js|json|md|ya?ml|graphql|css|html|sh|conf|txt)$|(^|\/)(Dockerfile[^/]*|Caddyfile|run|\.npmrc)$/;
const traces = [
  { what: "a path of one machine", pattern: /(?<![\w.~-])\/(work|root|home)\/[a-z.]/i },
  { what: "a path of one machine", pattern: /(?<![\w.~-])\/tmp\/[a-z.]/i },
  { what: "a registry's host", pattern: /https?:\/\/(registry|deb)[.]/i },
];

/** Lines that only make sense on the machine they were written on. */
export async function traceProblems() {
  const own = /^scripts\/checks\/traces\.mjs$/;
  return linesMatching(textFiles, (line, file) =>
    own.test(file) ? undefined : traces.find(({ pattern }) => pattern.test(line))?.what,
  ).join("\n");
}
