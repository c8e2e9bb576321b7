export { EmbeddedPostgres, EmbeddedPostgresInUse, type EmbeddedPostgresOptions } from "./embedded-postgres.ts";
