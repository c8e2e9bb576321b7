import { graphql, type ResultOf } from "../api/graphql.ts";

/** A seat of an order as every screen lists it; to be spread into `lines` and, where it is shown, `charges`. */
export const orderLineFragment = graphql(`
  fragment OrderLineFacts on OrderLine @_unmask {
    id
    position
    state
    ordinal
    label {
      block
      row
      seat
    }
    zone {
      id
      name {
        zh
        en
      }
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
    faceValue {
      amountMinor
      currency
    }
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
        name {
          zh
          en
        }
      }
    }
  }
`);
export type OrderLineFacts = ResultOf<typeof orderLineFragment>;

/** A discount, fee or tax of an order or a quote. */
export const chargeFragment = graphql(`
  fragment ChargeFacts on Charge @_unmask {
    kind
    name {
      zh
      en
    }
    amount {
      amountMinor
      currency
    }
    tax {
      ratePpm
      included
      tax {
        amountMinor
        currency
      }
    }
  }
`);
export type ChargeFacts = ResultOf<typeof chargeFragment>;

/** An order as a debtor account; for staff. */
export const orderAccountFragment = graphql(`
  fragment OrderAccountFacts on Order @_unmask {
    id
    dueAt
    owed {
      amountMinor
      currency
    }
    paid {
      amountMinor
      currency
    }
    balance {
      amountMinor
      currency
    }
    payments {
      id
      provider
      state
      reference
      createdAt
      refunded {
        amountMinor
        currency
      }
      money {
        amountMinor
        currency
      }
    }
    refunds {
      id
      reason
      state
      failure
      createdAt
      money {
        amountMinor
        currency
      }
      approver {
        id
        name
      }
    }
  }
`);
export type OrderAccountFacts = ResultOf<typeof orderAccountFragment>;

/** What was done to an order; for staff. */
export const orderActFragment = graphql(`
  fragment OrderActFacts on OrderAct @_unmask {
    id
    kind
    at
    reason
    counter
    seatsBefore
    seatsAfter
    owedChange {
      amountMinor
      currency
    }
    paidChange {
      amountMinor
      currency
    }
    staffMember {
      id
      name
    }
    approver {
      id
      name
    }
    channel {
      id
      name {
        zh
        en
      }
    }
  }
`);
export type OrderActFacts = ResultOf<typeof orderActFragment>;
