import { graphql, type ResultOf } from "@parterre/web-kit";

/** What is printed on a ticket. */
export const ticketFragment = graphql(`
  fragment Ticket on Ticket @_unmask {
    id
    number
    code
    state
    ordinal
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
    holder {
      name
      identityEnd
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
        title {
          zh
          en
        }
      }
      venue {
        id
        name {
          zh
          en
        }
        timeZone
      }
    }
  }
`);
export type Ticket = ResultOf<typeof ticketFragment>;
