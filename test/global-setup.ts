import pg from "pg";
import type { TestProject } from "vitest/node";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import startPostgres from "../server/test/global-setup.ts";
import { openShiftOf } from "./open-shift.ts";
import { ServerProcess } from "./server-process.ts";

const demoDatabase = "parterre_demo";

/**
 * Tests here run what is shipped: the bundled server and the built apps (nothing is built that has not changed), on
 * databases cloned from one that the shipped server filled with the demo. Everybody's shift is open.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { buildApps, buildServer } = await import("../scripts/house/build.mjs");
  await Promise.all([buildServer(), buildApps()]);
  const provided = new Map<string, unknown>();
  const collecting = new Proxy(project, {
    get: (target, name) =>
      name === "provide" ? (key: string, value: unknown) => provided.set(key, value) : Reflect.get(target, name),
  });
  const stopPostgres = await startPostgres(collecting);
  const postgresUrl = provided.get("postgresUrl") as string;
  try {
    const client = new pg.Client({ connectionString: postgresUrl });
    await client.connect();
    await client.query(`CREATE DATABASE ${demoDatabase} TEMPLATE ${provided.get("templateDatabase")}`);
    await client.end();
    const address = new URL(postgresUrl);
    address.pathname = `/${demoDatabase}`;
    const server = await ServerProcess.start({ databaseUrl: address.href, environment: { DEMO: "on" } });
    for (const signIn of demoSignIns) await openShiftOf(server.origin, signIn);
    await server.stop();
  } catch (error) {
    await stopPostgres();
    throw error;
  }
  project.provide("postgresUrl", postgresUrl);
  project.provide("templateDatabase", demoDatabase);
  return stopPostgres;
}
