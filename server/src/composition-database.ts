import type { MigrationInterface } from "typeorm";
import { Platform1767225600001 } from "./migrations/0001-platform.ts";
import { OutboxMessage } from "./platform/jobs/index.ts";

type EntityClass = new () => object;
type MigrationClass = new () => MigrationInterface;

/** Every entity of the server, slice by slice. TypeORM knows no others. */
export const entities: EntityClass[] = [OutboxMessage];

/** Every migration, in the order in which they run. */
export const migrations: MigrationClass[] = [Platform1767225600001];
