import type { ContingencyTools } from "./contingency-tools.ts";
import {
  BackupTicketFieldsResolver,
  CounterContingencyResolver,
  LeaseFieldsResolver,
  LeasesResolver,
} from "./leases.resolver.ts";
import { OfflineSaleFieldsResolver, OfflineSalesResolver } from "./offline-sales.resolver.ts";

export interface Contingency {
  readonly resolvers: readonly object[];
}

/** Sales go on when the server cannot be asked: seats on lease, and how what was sold alone comes into the books. */
export function createContingency(tools: ContingencyTools): Contingency {
  return {
    resolvers: [
      new LeasesResolver(tools),
      new CounterContingencyResolver(tools),
      new LeaseFieldsResolver(tools),
      new BackupTicketFieldsResolver(tools),
      new OfflineSalesResolver(tools),
      new OfflineSaleFieldsResolver(tools),
    ],
  };
}
