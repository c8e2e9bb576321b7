import { graphql } from "@parterre/web-kit";

export const approveMutation = graphql(`
  mutation CounterApprove($input: ApproveInput!) {
    approve(input: $input) {
      __typename
      ... on Approval {
        token
        expiresAt
        approver {
          id
          name
        }
      }
      ... on ApprovalRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);
