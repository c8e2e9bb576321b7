import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "./config.ts";
import { type AuditChainReport, verifyAuditChain } from "./identity/index.ts";
import { EmbeddedPostgres } from "./platform/database/embedded/index.ts";
import { Database } from "./platform/database/index.ts";

const usage = `npm run verify-audit [-- --head SEAL]

Reads the whole audit log and compares it with its seals: in the database of DATABASE_URL, or without one in the
built-in database of a server that is stopped.
  --head  a seal that was noted earlier; it must still be in the chain
Ends with 0 when the log is as it was written, 1 when it is not, 2 when that cannot be told.`;

const sentences: Readonly<Record<NonNullable<AuditChainReport["broken"]>["kind"], string>> = {
  changed: "was changed after it was sealed",
  missing: "was taken away after it was sealed",
  "slipped-in": "was put among sealed entries later",
  "seal-missing": "A seal was taken away",
  "head-unknown": "The seal that was noted earlier is not in the chain: the chain was made anew",
};

function sentenceOf({ sealedCount, head, broken }: AuditChainReport): string {
  if (!broken) return `${sealedCount} entries are as they were sealed. Newest seal: ${head ?? "none yet"}`;
  const what = broken.entryId === null ? "" : `Entry ${broken.entryId} `;
  return `${what}${sentences[broken.kind]}. ${sealedCount} entries before it are whole.`;
}

async function verify(head: string | undefined): Promise<AuditChainReport> {
  const config = readConfig(process.env);
  const postgres =
    config.databaseUrl === undefined
      ? await EmbeddedPostgres.start({ home: join(config.dataDirectory, "postgres"), database: "parterre" })
      : null;
  try {
    const database = await Database.connect({
      url: config.databaseUrl ?? postgres!.url,
      poolSize: 2,
      hotPoolSize: 2,
      entities: [],
      migrations: [],
      onConnectionError: (error) => console.error(error.message),
    });
    return await verifyAuditChain(database, head).finally(() => database.close());
  } finally {
    await postgres?.stop();
  }
}

try {
  const { values } = parseArgs({ options: { head: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) console.log(usage);
  else {
    const report = await verify(values.head);
    console.log(sentenceOf(report));
    process.exitCode = report.broken ? 1 : 0;
  }
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
