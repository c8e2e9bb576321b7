import type { useApolloClient } from "@apollo/client/react";
import { type BothLanguages, graphql } from "@parterre/web-kit";

const telephonePaymentQuery = graphql(`
  query CounterTelephonePayment($id: ID!) {
    telephonePayment(id: $id) {
      id
      outcome
      note {
        zh
        en
      }
    }
  }
`);

/** What became of a telephone that was asked for something of an order; `note`: what the seller has to know. */
export interface TelephoneOver {
  readonly isDone: boolean;
  readonly note: BothLanguages | null;
}

/** Null while it is waited for. */
export async function outcomeOfTelephone(
  client: ReturnType<typeof useApolloClient>,
  id: string,
): Promise<TelephoneOver | null> {
  const { data } = await client.query({ query: telephonePaymentQuery, variables: { id }, fetchPolicy: "network-only" });
  const found = data?.telephonePayment;
  if (!found || found.outcome === "WAITING") return null;
  return { isDone: found.outcome === "DONE", note: found.note };
}
