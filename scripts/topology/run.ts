// The shape of docker-compose.yml on one machine without Docker: a primary and its streaming standby, two API
// processes (the second reads live changes from the standby), and a proxy in front.
//   npm run topology            serves until Ctrl-C
//   npm run topology -- check   plays through it, says what it found, ends with 0 when all was right
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { EmbeddedPostgres } from "../../server/src/platform/database/embedded/index.ts";
import { ServerProcess } from "../../test/server-process.ts";
import { choosePort } from "../house/ports.mjs";
import { checkTopology } from "./check-topology.ts";
import { BalancingProxy } from "./proxy.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const checking = process.argv[2] === "check";
/** What was started, last first. */
const ends: (() => Promise<void>)[] = [];

async function start() {
  const home = path.join(root, ".parterre", checking ? "topology-check" : "topology");
  if (checking) await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  const settings = { shared_buffers: "128MB" };
  const primary = await EmbeddedPostgres.start({ home: path.join(home, "primary"), database: "parterre", settings });
  ends.unshift(() => primary.stop());
  const standby = await EmbeddedPostgres.startStandby(primary, { home: path.join(home, "standby"), settings });
  ends.unshift(() => standby.stop());
  if (checking) {
    ends.push(async () => {
      for (const folder of [primary.dataDirectory, standby.dataDirectory, home]) {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  const { port, sentence } = await choosePort(process.env.PORT, 4080, "127.0.0.1");
  if (sentence) console.log(sentence);
  const origin = `http://localhost:${port}`;
  const environment = { DEMO: "on", APPS_DIRECTORY: "off", TRUST_PROXY: "on", PUBLIC_ORIGIN: origin };
  const first = await ServerProcess.start({ databaseUrl: primary.url, environment });
  ends.unshift(() => first.stop());
  const second = await ServerProcess.start({
    databaseUrl: primary.url,
    environment: { ...environment, LIVE_DATABASE_URL: standby.url },
  });
  ends.unshift(() => second.stop());
  const proxy = new BalancingProxy({ port, apiPorts: [first.port, second.port], appsDirectory: root });
  await proxy.listen();
  ends.unshift(() => proxy.close());
  return { primary, standby, first, second, proxy, origin };
}

async function stop(): Promise<void> {
  for (const end of ends.splice(0)) await end().catch((error: Error) => console.error(error.message));
}

let asked: () => void;
const untilAsked = new Promise<void>((resolve) => {
  asked = resolve;
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => asked());
try {
  const running = await start();
  if (checking) await checkTopology(running);
  else {
    console.log(
      [
        `Proxy      ${running.origin}/ (apps, and the API by turns)`,
        `API 1      ${running.first.origin}/graphql (live changes from the primary)`,
        `API 2      ${running.second.origin}/graphql (live changes from the standby)`,
        "Ctrl-C stops everything.",
      ].join("\n"),
    );
    await untilAsked;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stop();
  process.exit();
}
