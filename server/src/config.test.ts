import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

test("an empty environment is a server for this machine", () => {
  expect(readConfig({})).toMatchObject({ host: "127.0.0.1", port: 4000, production: false, databaseUrl: undefined });
});

test("empty variables count as absent", () => {
  expect(readConfig({ DATABASE_URL: "", PORT: "" })).toMatchObject({ port: 4000, databaseUrl: undefined });
});

test("every bad variable is named at once", () => {
  const read = () => readConfig({ PORT: "seventy", DATABASE_URL: "mysql://x", LOG_LEVEL: "loud" });
  expect(read).toThrow(ConfigError);
  for (const name of ["PORT", "DATABASE_URL", "LOG_LEVEL"]) expect(read).toThrow(name);
});
