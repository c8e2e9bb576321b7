export { EmbeddedPostgres, EmbeddedPostgresInUse } from "./embedded-postgres.ts";
