import { graphql, type ResultOf } from "@parterre/web-kit";

export const eventsQuery = graphql(`
  query AdminEvents($first: Int!, $after: String) {
    events(first: $first, after: $after, includeDrafts: true) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
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
          performances {
            id
            startsAt
            state
          }
        }
      }
    }
  }
`);
export type ListedEvent = ResultOf<typeof eventsQuery>["events"]["edges"][number]["node"];

export const eventQuery = graphql(`
  query AdminEvent($slug: String!) {
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
        state
        seatCount
        freeSeatCount
        zones {
          id
          seatCount
        }
        prices {
          zoneId
        }
        salesWindows {
          opensAt
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
  }
`);
export type EventDetails = NonNullable<ResultOf<typeof eventQuery>["event"]>;

export const createEventMutation = graphql(`
  mutation AdminCreateEvent($input: CreateEventInput!) {
    createEvent(input: $input) {
      __typename
      ... on EventSaved {
        event {
          id
          slug
        }
      }
      ... on ProgrammeRefused {
        reason {
          zh
          en
        }
        field
      }
    }
  }
`);

export const mapsToSellQuery = graphql(`
  query AdminMapsToSell {
    venues {
      id
      name {
        zh
        en
      }
      timeZone
      seatMaps {
        id
        name
        versions {
          id
          number
          seatCount
          geometryUrl
        }
      }
    }
  }
`);

export const createPerformanceMutation = graphql(`
  mutation AdminCreatePerformance($input: CreatePerformanceInput!) {
    createPerformance(input: $input) {
      __typename
      ... on PerformanceSaved {
        performance {
          id
        }
      }
      ... on ProgrammeRefused {
        reason {
          zh
          en
        }
        field
      }
    }
  }
`);
