import { type Application, createApplication } from "../src/composition.ts";
import { readConfig } from "../src/config.ts";
import { createLogger } from "../src/platform/log/index.ts";
import { TestClient } from "./test-client.ts";
import { cloneDatabase } from "./test-database.ts";

export interface TestServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly application: Application;
  /** Address of the database, for connections of one's own. */
  readonly databaseUrl: string;
  /** A new visitor, with cookies of his own. */
  client(): TestClient;
  close(): Promise<void>;
}

export interface TestServerOptions {
  /** Environment variables on top of the harness's. */
  readonly env?: Readonly<Record<string, string>>;
  /** Use this database (several servers on one) instead of a fresh clone. */
  readonly databaseUrl?: string;
}

/** The whole server on a free port and a database of its own. About 300 ms. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const clone = options.databaseUrl === undefined ? await cloneDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? clone!.url;
  const config = readConfig({
    NODE_ENV: "test",
    PORT: "0",
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent",
    APPS_DIRECTORY: "off",
    DATABASE_POOL_SIZE: "6",
    HOT_POOL_SIZE: "8",
    ...options.env,
  });
  const application = await createApplication(
    config,
    databaseUrl,
    createLogger({ level: config.logLevel, pretty: true }),
  );
  const origin = await application.listen();
  return {
    origin,
    application,
    databaseUrl,
    client: () => new TestClient(origin),
    close: async () => {
      await application.close();
      await clone?.drop();
    },
  };
}
