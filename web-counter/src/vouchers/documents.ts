import { graphql } from "@parterre/web-kit";

export const issueVoucherMutation = graphql(`
  mutation CounterIssueVoucher($input: IssueVoucherInput!) {
    issueVoucher(input: $input) {
      __typename
      ... on VoucherIssued {
        code
        voucher {
          id
          hint
          validUntil
          face {
            amountMinor
            currency
          }
        }
      }
      ... on ApprovalRequired {
        reason {
          zh
          en
        }
      }
      ... on VoucherRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);
