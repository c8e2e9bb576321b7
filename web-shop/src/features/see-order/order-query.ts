import { chargeFragment, graphql, orderLineFragment, type ResultOf } from "@parterre/web-kit";

export const orderQuery = graphql(
  `
  query Order($secret: ID!) {
    order(secret: $secret) {
      id
      reference
      state
      createdAt
      paidAt
      payBy
      collectCode
      note {
        zh
        en
      }
      total {
        amountMinor
        currency
      }
      movedRefund {
        until
        seatCount
        atWindow
        money {
          amountMinor
          currency
        }
      }
      changedSeats {
        id
        kind
        changedAt
        before {
          block
          row
          seat
        }
        after {
          block
          row
          seat
        }
      }
      charges {
        ...ChargeFacts
      }
      lines {
        ...OrderLineFacts
        performance {
          event {
            slug
          }
          venue {
            id
            timeZone
          }
        }
      }
      payments {
        id
        state
        redirectUrl
      }
      refunds {
        id
        createdAt
        money {
          amountMinor
          currency
        }
      }
      tickets {
        id
        number
        code
        state
        holder {
          name
          identityEnd
        }
        label {
          block
          row
          seat
        }
        ticketType {
          id
          name {
            zh
            en
          }
        }
        price {
          amountMinor
          currency
        }
        performance {
          id
          startsAt
          doorsOpenAt
          event {
            id
            slug
            mood
            title {
              zh
              en
            }
            subtitle {
              zh
              en
            }
          }
          venue {
            id
            timeZone
            name {
              zh
              en
            }
            city {
              zh
              en
            }
          }
        }
      }
    }
  }
`,
  [chargeFragment, orderLineFragment],
);

export type SeenOrder = NonNullable<ResultOf<typeof orderQuery>["order"]>;
export type SeenTicket = SeenOrder["tickets"][number];
