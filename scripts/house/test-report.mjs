import path from "node:path";
import { root } from "./root.mjs";

/** Where tests lie that drive real pages and kill servers. */
export const browserTests = ["test/**/*.test.ts", "packages/*/*/test/**/*.test.ts"];
const isBrowserTest = (file) => /^(test|packages\/[^/]+\/[^/]+\/test)\/.*\.test\.ts$/.test(file);

/** So many files may meet with a busy machine; where more fail, something is broken. */
const mostFiles = 3;

const fileOf = ({ name }) => path.relative(root, name).replaceAll(path.sep, "/");
const namesOf = (result, ...states) =>
  result.assertionResults
    .filter(({ status }) => states.includes(status))
    .map(({ fullName }) => `${fileOf(result)} > ${fullName}`);

/** Names of the tests of a report of Vitest that failed; a file that could not even be loaded counts as one. */
function failuresOf(report) {
  return report.testResults.flatMap((result) => {
    const failed = namesOf(result, "failed");
    return failed.length === 0 && result.status === "failed" ? [fileOf(result)] : failed;
  });
}

/**
 * Files to be run once more, alone: those in a browser, when nothing else failed and they are few. In a run of everything
 * they share two cores with what ended before them; alone they have them to themselves.
 */
export function filesForSecondRun(report) {
  const files = report.testResults.filter(({ status }) => status === "failed").map(fileOf);
  return files.length <= mostFiles && files.every(isBrowserTest) ? files : [];
}

/**
 * Counts of a run, and of its second run where there was one: what that says of a file is what counts. `unsteady` names the
 * tests that failed first and passed then.
 */
export function countsOf(report, second = { testResults: [] }) {
  const again = new Set(second.testResults.map(fileOf));
  const results = [...report.testResults.filter((result) => !again.has(fileOf(result))), ...second.testResults];
  const failures = failuresOf({ testResults: results });
  return {
    passed: results.flatMap((result) => namesOf(result, "passed")).length,
    failed: failures.length,
    skipped: results.flatMap((result) => namesOf(result, "pending", "skipped", "todo", "disabled")).length,
    unsteady: failuresOf(report).filter((name) => !failures.includes(name)),
  };
}
