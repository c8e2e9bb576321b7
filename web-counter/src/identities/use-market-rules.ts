import { useQuery } from "@apollo/client/react";
import { counterMarketRulesQuery } from "./documents.ts";

export interface MarketAsks {
  readonly realName: boolean;
  readonly mostPerIdentity: number | null;
}

const asksNothing: MarketAsks = { realName: false, mostPerIdentity: null };

/** What the market asks buyers for; nothing until the server has answered, and it has the last word. */
export function useMarketRules(): MarketAsks {
  const { data } = useQuery(counterMarketRulesQuery, { fetchPolicy: "cache-and-network" });
  if (!data) return asksNothing;
  const { realName, mostPerIdentity } = data.marketRules;
  return { realName, mostPerIdentity: mostPerIdentity ?? null };
}
