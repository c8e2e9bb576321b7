import type { CustomerTools } from "./customer-tools.ts";
import { CustomerNoteFieldsResolver, CustomersResolver } from "./customers.resolver.ts";

export { customerEntities } from "./entities.ts";

/** Who calls and who comes again: customers with their notes, and the history that other slices keep of them. */
export interface Customers {
  readonly resolvers: readonly object[];
}

export function createCustomers(tools: CustomerTools): Customers {
  return { resolvers: [new CustomersResolver(tools), new CustomerNoteFieldsResolver(tools.identity)] };
}
