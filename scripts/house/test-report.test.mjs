import { describe, expect, it } from "vitest";
import { inRoot } from "./root.mjs";
import { countsOf, filesForSecondRun } from "./test-report.mjs";

const file = (name, ...states) => ({
  name: inRoot(name),
  status: states.includes("failed") || states.length === 0 ? "failed" : "passed",
  assertionResults: states.map((status, index) => ({ status, fullName: `test ${index + 1}` })),
});
const report = (...testResults) => ({ testResults });

describe("a run of the tests", () => {
  it("counts what passed, failed and was skipped, and a file that could not be loaded as one failure", () => {
    const run = report(file("server/a.test.ts", "passed", "skipped", "failed"), file("server/b.test.ts"));
    expect(countsOf(run)).toEqual({ passed: 1, failed: 2, skipped: 1, unsteady: [] });
    expect(filesForSecondRun(run)).toEqual([]);
  });

  it("runs few files of the browser once more, and says which were not steady", () => {
    const run = report(file("server/a.test.ts", "passed"), file("test/shop.test.ts", "passed", "failed"));
    expect(filesForSecondRun(run)).toEqual(["test/shop.test.ts"]);
    expect(countsOf(run, report(file("test/shop.test.ts", "passed", "passed")))).toEqual({
      ...{ passed: 3, failed: 0, skipped: 0 },
      unsteady: ["test/shop.test.ts > test 2"],
    });
  });

  it("stays failed when the second run fails, wherever in the file", () => {
    const run = report(file("packages/seat-map/viewer/test/view.test.ts", "failed", "passed"));
    const second = report(file("packages/seat-map/viewer/test/view.test.ts", "passed", "failed"));
    expect(countsOf(run, second)).toMatchObject({ passed: 1, failed: 1 });
    expect(countsOf(run, report(file("packages/seat-map/viewer/test/view.test.ts")))).toMatchObject({ failed: 1 });
  });

  it("runs nothing again when more than a page failed", () => {
    const shop = file("test/shop.test.ts", "failed");
    expect(filesForSecondRun(report(shop, file("server/a.test.ts", "failed")))).toEqual([]);
    expect(
      filesForSecondRun(report(shop, ...["a", "b", "c"].map((name) => file(`test/${name}.test.ts`, "failed")))),
    ).toEqual([]);
  });
});
