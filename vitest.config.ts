import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { browserTests } from "./scripts/house/test-report.mjs";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// One graphql module for everyone: loaded twice, its types are "from another realm".
const alias = [{ find: /^graphql$/, replacement: at("./node_modules/graphql/index.js") }];
const root = at(".");
const exclude = ["**/node_modules/**", ...browserTests];
/** One PostgreSQL for the project's run, and a migrated database that tests clone. */
const globalSetup = [at("./server/test/global-setup.ts")];

/**
 * Rules and components without a browser come first; then tests against PostgreSQL; tests in a real Chromium and
 * tests that kill servers come last, one file at a time, with the machine to themselves.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "packages",
          root,
          include: [
            "packages/**/*.test.{ts,tsx}",
            "scripts/**/*.test.mjs",
            "deploy/**/*.test.ts",
            "bench/**/*.test.ts",
          ],
          exclude,
          environment: "node",
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "apps",
          root,
          include: ["web-*/**/*.test.{ts,tsx}"],
          exclude,
          environment: "node",
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "server",
          root,
          include: ["server/**/*.test.ts"],
          exclude,
          globalSetup,
          environment: "node",
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "browser",
          root,
          include: browserTests,
          exclude: ["**/node_modules/**"],
          globalSetup: [at("./test/global-setup.ts")],
          environment: "node",
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Two cores for pages, a server and a database: slow is not wrong.
          expect: { poll: { timeout: 60_000, interval: 20 } },
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
