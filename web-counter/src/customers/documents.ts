import { graphql, type ResultOf } from "@parterre/web-kit";

export const customerFragment = graphql(`
  fragment WindowCustomer on Customer @_unmask {
    id
    name
    phone
    email
    locale
    newsConsentAt
    anonymisedAt
  }
`);
export type WindowCustomer = ResultOf<typeof customerFragment>;

export const lookUpQuery = graphql(
  `
    query CounterLookUp($search: String!) {
      lookUpCustomers(search: $search) {
        customers {
          ...WindowCustomer
        }
        buyers {
          name
          phone
          email
          orderReference
        }
      }
    }
  `,
  [customerFragment],
);

export const windowCustomerQuery = graphql(
  `
    query CounterCustomer($id: ID!) {
      customer(id: $id) {
        ...WindowCustomer
      }
    }
  `,
  [customerFragment],
);

export const historyQuery = graphql(
  `
    query CounterCustomerHistory($id: ID!) {
      customer(id: $id) {
        ...WindowCustomer
        notes {
          id
          text
          writtenAt
          author {
            id
            name
          }
        }
        orders {
          id
          reference
          state
          createdAt
          payBy
          collectCode
          total {
            amountMinor
            currency
          }
          refunds {
            id
            money {
              amountMinor
              currency
            }
          }
          lines {
            id
            performance {
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
        reservations {
          id
          reference
          state
          deadline
          seatCount
          performances {
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
        messages {
          id
          subject
          email
          writtenAt
        }
      }
    }
  `,
  [customerFragment],
);
export type CustomerHistory = NonNullable<ResultOf<typeof historyQuery>["customer"]>;

export const saveCustomerMutation = graphql(
  `
    mutation CounterSaveCustomer($input: SaveCustomerInput!) {
      saveCustomer(input: $input) {
        __typename
        ... on CustomerSaved {
          customer {
            ...WindowCustomer
          }
        }
        ... on CustomerKnown {
          reason {
            zh
            en
          }
          known {
            ...WindowCustomer
          }
          knownBy
        }
        ... on CustomerRefused {
          reason {
            zh
            en
          }
          field
        }
      }
    }
  `,
  [customerFragment],
);

export const addNoteMutation = graphql(`
  mutation CounterAddNote($customerId: ID!, $text: String!) {
    addCustomerNote(customerId: $customerId, text: $text) {
      __typename
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const forgetCustomerMutation = graphql(`
  mutation CounterForgetCustomer($customerId: ID!, $reason: String!) {
    forgetCustomer(customerId: $customerId, reason: $reason) {
      __typename
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);
