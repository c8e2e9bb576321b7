import { graphql } from "@parterre/web-kit";

export const counterMarketRulesQuery = graphql(`
  query CounterMarketRules {
    marketRules {
      realName
      mostPerIdentity
    }
  }
`);
