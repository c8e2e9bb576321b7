// npm run dev: the same as npm start, but watching. The server is bundled anew and restarted at every change; the
// apps come from Vite and change in the open page.
import { ensureInstalled } from "./house/install.mjs";
import { choosePort } from "./house/ports.mjs";
import { messageOf } from "./house/processes.mjs";
import { inRoot, root } from "./house/root.mjs";
import { Service, whileServing } from "./house/serve.mjs";

const host = process.env.HOST || "127.0.0.1";

/** One server at a time: the next starts when the one before has let go of port and database. */
class RestartingServer {
  #service;
  #queue = Promise.resolve();
  name = "The server";
  // Never by itself: a server that ends because of what was just typed is started again by the next change.
  ended = new Promise(() => undefined);

  constructor(args, env) {
    this.args = args;
    this.env = env;
  }

  restart() {
    this.#queue = this.#queue.then(async () => {
      await this.#service?.stop();
      this.#service = new Service(this.name, this.args, { cwd: root, env: this.env });
    });
    return this.#queue;
  }

  async stop() {
    await this.#queue;
    await this.#service?.stop();
  }
}

async function develop(services) {
  await ensureInstalled();
  const { apps, serverArguments, serverBuild } = await import("./house/build.mjs");
  const { generateSchemaTypes } = await import("./house/schema.mjs");
  const esbuild = await import("esbuild");
  const { createServer } = await import("vite");
  const { port } = await choosePort(process.env.PORT, 4000, host);
  process.env.PARTERRE_API_URL = `http://${host}:${port}`;

  const problems = await generateSchemaTypes();
  if (problems) console.error(problems);
  const server = new RestartingServer(serverArguments, {
    DEMO: "on",
    LOG_PRETTY: "on",
    ...process.env,
    HOST: host,
    PORT: String(port),
  });
  services.push(server);
  const restartWhenBuilt = {
    name: "restart the server",
    setup: (build) =>
      build.onEnd(({ errors }) => {
        if (errors.length === 0) server.restart().catch((error) => console.error(messageOf(error)));
      }),
  };
  const watching = await esbuild.context({ ...serverBuild, plugins: [...serverBuild.plugins, restartWhenBuilt] });
  services.push({ name: "esbuild", ended: new Promise(() => undefined), stop: () => watching.dispose() });
  await watching.watch();

  for (const app of apps) {
    const vite = await createServer({ root: inRoot(app), configFile: inRoot(app, "vite.config.ts"), logLevel: "warn" });
    services.push({ name: app, ended: new Promise(() => undefined), stop: () => vite.close() });
    await vite.listen();
    console.log(`${app.padEnd(14)} ${vite.resolvedUrls.local[0]}`);
  }
  console.log(`${"GraphQL API".padEnd(14)} http://localhost:${port}/graphql\nCtrl-C stops everything.`);
}

try {
  await whileServing(develop);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
