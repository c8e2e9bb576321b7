import { graphql, type ResultOf, type VariablesOf } from "@parterre/web-kit";

export const refundPolicyFragment = graphql(`
  fragment RefundPolicyFacts on RefundPolicy @_unmask {
    id
    performanceId
    savedAt
    keepsSaleFees
    keepsLostDiscounts
    stages {
      beforeMs
      percentBp
      fixed {
        amountMinor
        currency
      }
      cap {
        amountMinor
        currency
      }
    }
  }
`);
export type RefundPolicy = ResultOf<typeof refundPolicyFragment>;

export const refundPoliciesQuery = graphql(
  `
    query AdminRefundPolicies($from: DateTime!) {
      refundPolicies {
        ...RefundPolicyFacts
      }
      performances(from: $from, first: 100) {
        edges {
          node {
            id
            startsAt
            event {
              id
              title {
                zh
                en
              }
            }
            venue {
              id
              timeZone
            }
          }
        }
      }
    }
  `,
  [refundPolicyFragment],
);

export const saveRefundPolicyMutation = graphql(`
  mutation AdminSaveRefundPolicy($input: SaveRefundPolicyInput!) {
    saveRefundPolicy(input: $input) {
      __typename
      ... on RefundPolicySaved {
        refundPolicy {
          id
        }
      }
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);
export type StageInput = VariablesOf<typeof saveRefundPolicyMutation>["input"]["stages"][number];
