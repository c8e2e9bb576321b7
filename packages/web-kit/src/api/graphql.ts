import { initGraphQLTada } from "gql.tada";
import type { introspection } from "../graphql-env.d.ts";

/**
 * Typed GraphQL documents of Parterre's schema: `graphql("query …")` knows its result and its variables.
 * The types come from `schema.graphql` through `graphql-env.d.ts`, which `npm run generate` writes.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    /** ISO 8601 in UTC. */
    DateTime: string;
    /** Whole minor units of a currency. */
    MinorUnits: number;
    /** Base64 of one availability frame. */
    AvailabilityData: string;
  };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
export { readFragment } from "gql.tada";
