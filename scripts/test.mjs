// npm test                       every test; the last line says how many passed and failed
// npm test -- packages/money     only these files, or any other arguments of Vitest
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureInstalled } from "./house/install.mjs";
import { messageOf, runTool } from "./house/processes.mjs";
import { cacheFolder, inRoot } from "./house/root.mjs";
import { countsOf, filesForSecondRun } from "./house/test-report.mjs";

/** Runs Vitest; answers its report and how many errors belonged to no test. */
async function runVitest(reportName, wanted) {
  const reportFile = path.join(cacheFolder, reportName);
  const strayErrorsFile = `${reportFile}.stray`;
  for (const file of [reportFile, strayErrorsFile]) rmSync(file, { force: true });
  const { code } = await runTool(
    inRoot("node_modules/vitest/vitest.mjs"),
    [
      "run",
      "--reporter=default",
      "--reporter=json",
      `--reporter=${inRoot("scripts/house/stray-errors.mjs")}`,
      `--outputFile.json=${reportFile}`,
      ...wanted,
    ],
    { env: { ...process.env, STRAY_ERRORS_FILE: strayErrorsFile } },
  );
  return {
    code,
    report: JSON.parse(readFileSync(reportFile, "utf8")),
    strayErrors: Number(readFileSync(strayErrorsFile, "utf8")),
  };
}

try {
  await ensureInstalled();
  const { buildApps, buildServer } = await import("./house/build.mjs");
  // Tests in a real browser and those that kill the server run what is shipped, not the sources.
  await Promise.all([buildServer(), buildApps()]);

  const first = await runVitest("test-report.json", process.argv.slice(2));
  const files = first.strayErrors === 0 ? filesForSecondRun(first.report) : [];
  if (files.length > 0) console.log(`\nFailed, and is run once more by itself: ${files.join(", ")}\n`);
  const second = files.length > 0 ? await runVitest("test-report-second.json", ["--project=browser", ...files]) : null;

  const { passed, failed, skipped, unsteady } = countsOf(first.report, second?.report);
  if (unsteady.length > 0) {
    console.log("Not steady: failed at first and passed by itself. A fault to find, in the test or in what it tests:");
    for (const name of unsteady) console.log(`  ${name}`);
  }
  // Vitest fails a run for reasons no test has (an error outside of any test): never report that as green.
  const failures = (second ?? first).code !== 0 && failed === 0 ? 1 : failed;
  console.log(`${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failures > 0 || passed === 0 ? 1 : 0;
} catch (error) {
  console.error(messageOf(error));
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
