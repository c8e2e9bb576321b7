import { graphql } from "@parterre/web-kit";

export const voucherQuery = graphql(`
  query CounterVoucher($code: String!) {
    voucher(code: $code) {
      id
      hint
      validUntil
      balance {
        amountMinor
        currency
      }
    }
  }
`);

export const recordPaymentMutation = graphql(`
  mutation CounterRecordPayment($input: RecordPaymentInput!) {
    recordPayment(input: $input) {
      __typename
      ... on PaymentRecorded {
        change {
          amountMinor
          currency
        }
        order {
          id
        }
      }
      ... on PaymentNotRecorded {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const requestBalancePaymentMutation = graphql(`
  mutation CounterRequestBalancePayment($input: RequestBalancePaymentInput!) {
    requestBalancePayment(input: $input) {
      __typename
      ... on TelephoneAsked {
        payment {
          id
          qrText
        }
        redirectUrl
      }
      ... on TelephoneNotAsked {
        reason {
          zh
          en
        }
      }
    }
  }
`);
