import { writeFileSync } from "node:fs";

/** A reporter of Vitest: notes how many errors belonged to no test, which its JSON report does not say. */
export default class StrayErrors {
  onTestRunEnd(_modules, errors) {
    writeFileSync(process.env.STRAY_ERRORS_FILE, String(errors.length));
  }
}
