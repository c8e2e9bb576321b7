import { graphql } from "@parterre/web-kit";
import { shiftFragment } from "../../shifts/documents.ts";

export const shiftQuery = graphql(
  `
    query ShiftById($id: ID!) {
      shift(id: $id) {
        ...CounterShift
      }
    }
  `,
  [shiftFragment],
);

export const whoIsOpenQuery = graphql(`
  query WhoIsOpen {
    counters {
      id
      openShift {
        id
        seller {
          id
          name
        }
      }
    }
  }
`);

export const openShiftMutation = graphql(
  `
    mutation OpenShift($input: OpenShiftInput!) {
      openShift(input: $input) {
        __typename
        ... on ShiftOpened {
          shift {
            ...CounterShift
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
  `,
  [shiftFragment],
);

export const moveCashMutation = graphql(`
  mutation MoveCash($input: MoveCashInput!) {
    moveCash(input: $input) {
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

export const closeShiftMutation = graphql(
  `
    mutation CloseShift($input: CloseShiftInput!) {
      closeShift(input: $input) {
        __typename
        ... on ShiftClosed {
          shift {
            ...CounterShift
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
  `,
  [shiftFragment],
);
