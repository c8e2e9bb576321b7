import { graphql, type ResultOf } from "@parterre/web-kit";

export const auditQuery = graphql(`
  query AdminAudit($filter: AuditFilterInput, $first: Int!, $after: String) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          at
          act
          subjectKind
          subjectId
          reason
          channelCode
          counter
          performanceId
          ordinals
          details
          actor {
            id
            name
          }
          approver {
            id
            name
          }
        }
      }
    }
  }
`);
export type AuditRow = ResultOf<typeof auditQuery>["auditEntries"]["edges"][number]["node"];

export const auditChainQuery = graphql(`
  query AdminAuditChain {
    auditChain {
      sealedCount
      head
      brokenKind
      brokenEntryId
    }
  }
`);
