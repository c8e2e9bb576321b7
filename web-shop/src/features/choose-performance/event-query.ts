import { graphql, type ResultOf } from "@parterre/web-kit";

export const eventQuery = graphql(`
  query Event($slug: String!) {
    event(slug: $slug) {
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
      description {
        zh
        en
      }
      performances {
        id
        startsAt
        doorsOpenAt
        state
        onSaleNow
        freeSeatCount
        seatCount
        currencies
        prices {
          zoneId
          ticketTypeId
          money {
            amountMinor
            currency
          }
        }
        salesWindows {
          opensAt
          closesAt
          channel {
            id
            code
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
`);

type FoundEvent = NonNullable<ResultOf<typeof eventQuery>["event"]>;
export type ListedPerformance = FoundEvent["performances"][number];
