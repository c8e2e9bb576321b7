import { join } from "node:path";
import { createApplication } from "./composition.ts";
import { ConfigError, readConfig } from "./config.ts";
import { EmbeddedPostgres, EmbeddedPostgresInUse } from "./platform/database/embedded/index.ts";
import { checkServer, UnsuitablePostgres } from "./platform/database/index.ts";
import { createLogger } from "./platform/log/index.ts";

/** What was started, last first; ended in that order. */
const ends: (() => Promise<void>)[] = [];
let isEnding = false;

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger({ level: config.logLevel, pretty: config.logPretty });
  // A long silence at the end would keep a terminal waiting; what hangs so long is not going to finish.
  const end = async (why: string) => {
    if (isEnding) return;
    isEnding = true;
    log.info(`stopping: ${why}`);
    setTimeout(() => process.exit(1), config.drainMs + config.shutdownMs).unref();
    try {
      for (const each of ends) await each();
    } catch (error) {
      log.error({ err: error }, "stopping");
      process.exitCode = 1;
    }
    process.exit();
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => end(signal));
  // Started by a script that went away, however it went.
  process.on("disconnect", () => end("whoever started this process is gone"));
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "uncaught");
    process.exitCode = 1;
    end("an error that nobody caught");
  });
  process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise failed unheard"));

  let databaseUrl = config.databaseUrl;
  if (databaseUrl === undefined) {
    const postgres = await EmbeddedPostgres.start({
      home: join(config.dataDirectory, "postgres"),
      database: "parterre",
      onRestart: (reason) => log.error(reason),
    });
    ends.unshift(() => postgres.stop());
    databaseUrl = postgres.url;
  } else {
    await checkServer(databaseUrl, "all");
  }
  if (config.liveDatabaseUrl !== undefined) await checkServer(config.liveDatabaseUrl, "live");

  const application = await createApplication(config, databaseUrl, log);
  ends.unshift(() => application.close());
  await application.listen();
}

/** Failures that a person can mend get a sentence; all others are ours and show where they happened. */
function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof UnsuitablePostgres || error instanceof EmbeddedPostgresInUse) {
    return error.message;
  }
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `Port ${port} is taken by another program. Set PORT to another one.`;
  return (error as Error).stack ?? String(error);
}

start().catch(async (error: unknown) => {
  console.error(sentenceOf(error));
  for (const each of ends) await each().catch((problem: Error) => console.error(problem.message));
  process.exit(1);
});
