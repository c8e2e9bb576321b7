import type { ApolloClient } from "@apollo/client";
import { counterSaleQuery } from "./documents.ts";
import { kept, keptWork, noteKeptChange, type UnansweredSale } from "./kept.ts";

/** Writes down that the server is being asked to sell, before it is: a reload does not forget what has no answer. */
export async function noteAsked(sale: UnansweredSale): Promise<void> {
  await (await kept()).put("unanswered", sale);
}

/** The server has spoken, or a person has seen what became of it. */
export async function noteAnswered(idempotencyKey: string): Promise<void> {
  await (await kept()).delete("unanswered", idempotencyKey);
  noteKeptChange();
}

/**
 * Asks what became of sales that never had an answer. One that was not made is forgotten; one that was made after all
 * stays with its reference until a person has seen it: the customer may have been served again from the lease.
 */
export async function findOutUnanswered(client: ApolloClient): Promise<void> {
  for (const sale of (await keptWork()).unanswered) {
    if (sale.reference !== null) continue;
    const { sellerId, idempotencyKey } = sale;
    const variables = { sellerId, idempotencyKey };
    const { data } = await client.query({ query: counterSaleQuery, variables, fetchPolicy: "network-only" });
    if (!data) continue;
    const made = data.counterSale;
    if (!made) await noteAnswered(idempotencyKey);
    else await (await kept()).put("unanswered", { ...sale, reference: made.reference });
    noteKeptChange();
  }
}
