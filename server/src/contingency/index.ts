import type { FastifyInstance } from "fastify";
import type { Identity } from "../identity/index.ts";
import type { PeriodicJob } from "../platform/jobs/index.ts";
import {
  BackupRangeFieldsResolver,
  BackupTicketFieldsResolver,
  BackupTicketsResolver,
  TicketBackupResolver,
} from "./backup-tickets.resolver.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { CounterContingencyResolver, LeaseFieldsResolver, LeasesResolver } from "./leases.resolver.ts";
import { OfflineSaleFieldsResolver, OfflineSalesResolver } from "./offline-sales.resolver.ts";
import { makePacksDue, type PackSchedule } from "./packs/make-pack.ts";
import { PacksResolver } from "./packs/packs.resolver.ts";
import { registerPackRoutes } from "./packs/packs.routes.ts";
import { WaitingMoneyResolver } from "./waiting-money.resolver.ts";

export interface Contingency {
  readonly resolvers: readonly object[];
  readonly jobs: readonly PeriodicJob[];
  /** Registers `/backup-packs/:file`. */
  routes(server: FastifyInstance): Promise<void>;
}

export interface ContingencyDependencies extends ContingencyTools {
  readonly identity: Pick<Identity, "actorOfRequest">;
  readonly packs: PackSchedule;
}

/** Sales go on when the server cannot be asked: seats on lease, and how what was sold alone comes into the books. */
export function createContingency({ identity, packs, ...tools }: ContingencyDependencies): Contingency {
  return {
    jobs: [{ name: "backup-packs", everyMs: 60_000, run: () => makePacksDue(tools, packs) }],
    routes: async (server) => registerPackRoutes(server, tools.database, identity),
    resolvers: [
      new LeasesResolver(tools),
      new CounterContingencyResolver(tools),
      new LeaseFieldsResolver(tools),
      new BackupTicketsResolver(tools),
      new BackupRangeFieldsResolver(tools),
      new BackupTicketFieldsResolver(tools),
      new TicketBackupResolver(tools),
      new OfflineSalesResolver(tools),
      new OfflineSaleFieldsResolver(tools),
      new PacksResolver(tools),
      new WaitingMoneyResolver(tools),
    ],
  };
}
