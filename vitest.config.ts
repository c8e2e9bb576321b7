import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// One graphql module for everyone: loaded twice, its types are "from another realm".
const alias = [{ find: /^graphql$/, replacement: at("./node_modules/graphql/index.js") }];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "server",
          root: at("./server"),
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          globalSetup: ["test/global-setup.ts"],
          environment: "node",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "packages",
          root: at("./packages"),
          include: ["*/src/**/*.test.ts", "*/src/**/*.test.tsx", "seat-map/viewer/**/*.test.{ts,tsx}"],
          environment: "node",
        },
      },
      {
        resolve: { alias },
        test: {
          name: "apps",
          root: at("."),
          include: ["web-*/src/**/*.test.{ts,tsx}"],
          environment: "node",
        },
      },
    ],
  },
});
