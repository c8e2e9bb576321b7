// npm test                       every test; the last line says how many passed and failed
// npm test -- packages/money     only these files, or any other arguments of Vitest
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureInstalled } from "./house/install.mjs";
import { messageOf, runTool } from "./house/processes.mjs";
import { cacheFolder, inRoot } from "./house/root.mjs";

/** Counts of Vitest's JSON report; a file that could not even be loaded is one failure. */
function countsOf(reportFile) {
  const report = JSON.parse(readFileSync(reportFile, "utf8"));
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

try {
  await ensureInstalled();
  const { buildApps, buildServer } = await import("./house/build.mjs");
  const only = process.argv.slice(2);
  // Tests in a real browser and those that kill the server run what is shipped, not the sources.
  await Promise.all([buildServer(), buildApps()]);

  const report = path.join(cacheFolder, "test-report.json");
  rmSync(report, { force: true });
  const { code } = await runTool(inRoot("node_modules/vitest/vitest.mjs"), [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...only,
  ]);
  const { passed, failed, skipped } = countsOf(report);
  // Vitest fails a run for reasons no test has (an error outside of any test): never report that as green.
  const failures = code !== 0 && failed === 0 ? 1 : failed;
  console.log(`${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failures > 0 || passed === 0 ? 1 : 0;
} catch (error) {
  console.error(messageOf(error));
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
