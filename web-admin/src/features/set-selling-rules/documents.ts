import { graphql, type ResultOf } from "@parterre/web-kit";

export const sellingRulesQuery = graphql(`
  query AdminSellingRules {
    channels {
      id
      code
      name {
        zh
        en
      }
    }
    ticketTypes {
      id
      code
      name {
        zh
        en
      }
      position
      kind
      channelCodes
      least
      mostPerOrder
      mostPerCustomer
      mostPerPerformance
      proof {
        zh
        en
      }
      onOffer
    }
    fees {
      id
      code
      name {
        zh
        en
      }
      kind
      basis
      channelCodes
      percentBp
      fixed {
        amountMinor
        currency
      }
      cap {
        amountMinor
        currency
      }
      taxCode
    }
    taxes {
      code
      country
      name {
        zh
        en
      }
      included
      rounding
      rates {
        validFrom
        ratePpm
      }
    }
    promotions(first: 100) {
      edges {
        node {
          id
          code
          name {
            zh
            en
          }
          trigger
          effect
          percentBp
          amounts {
            amountMinor
            currency
          }
          validFrom
          validUntil
          least
          mostUses
          mostUsesPerCustomer
          performanceIds
          zoneCodes
          ticketTypeIds
          channelCodes
          uses
        }
      }
    }
    exchangeRates {
      base
      quote
      day
      rate
      source
      recordedAt
    }
  }
`);
export type SellingRules = ResultOf<typeof sellingRulesQuery>;
export type Promotion = SellingRules["promotions"]["edges"][number]["node"];

export const saveTicketTypeMutation = graphql(`
  mutation AdminSaveTicketType($input: SaveTicketTypeInput!) {
    saveTicketType(input: $input) {
      __typename
      ... on ProgrammeRefused {
        field
        reason {
          zh
          en
        }
      }
    }
  }
`);
export const saveFeeMutation = graphql(`
  mutation AdminSaveFee($input: SaveFeeInput!) {
    saveFee(input: $input) {
      __typename
      ... on ProgrammeRefused {
        field
        reason {
          zh
          en
        }
      }
    }
  }
`);
export const removeFeeMutation = graphql(`
  mutation AdminRemoveFee($code: String!) {
    removeFee(code: $code) {
      __typename
      ... on ProgrammeRefused {
        field
        reason {
          zh
          en
        }
      }
    }
  }
`);
export const saveTaxMutation = graphql(`
  mutation AdminSaveTax($input: SaveTaxInput!) {
    saveTax(input: $input) {
      __typename
      ... on ProgrammeRefused {
        field
        reason {
          zh
          en
        }
      }
    }
  }
`);
export const removeTaxMutation = graphql(`
  mutation AdminRemoveTax($code: String!) {
    removeTax(code: $code) {
      __typename
      ... on ProgrammeRefused {
        field
        reason {
          zh
          en
        }
      }
    }
  }
`);
export const savePromotionMutation = graphql(`
  mutation AdminSavePromotion($input: SavePromotionInput!) {
    savePromotion(input: $input) {
      __typename
      ... on ProgrammeRefused {
        field
        reason {
          zh
          en
        }
      }
    }
  }
`);
export const removePromotionMutation = graphql(`
  mutation AdminRemovePromotion($id: ID!) {
    removePromotion(id: $id) {
      __typename
      ... on ProgrammeRefused {
        field
        reason {
          zh
          en
        }
      }
    }
  }
`);
export const recordExchangeRateMutation = graphql(`
  mutation AdminRecordExchangeRate($input: RecordExchangeRateInput!) {
    recordExchangeRate(input: $input) {
      __typename
      ... on ProgrammeRefused {
        field
        reason {
          zh
          en
        }
      }
    }
  }
`);

/** What the page of each kind of rule is given. */
export interface RulesProps {
  readonly rules: SellingRules;
  readonly onSaved: () => Promise<unknown>;
}

export const marketRulesQuery = graphql(`
  query AdminMarketRules {
    marketRules {
      realName
      publicSharePercent
      mostPerIdentity
    }
  }
`);
export type MarketRules = ResultOf<typeof marketRulesQuery>["marketRules"];

export const saveMarketRulesMutation = graphql(`
  mutation AdminSaveMarketRules($input: MarketRulesInput!) {
    saveMarketRules(input: $input) {
      __typename
      ... on ProgrammeRefused {
        field
        reason {
          zh
          en
        }
      }
    }
  }
`);
