import { graphql, type ResultOf } from "@parterre/web-kit";

const versionFragment = graphql(`
  fragment AdminTemplateVersion on TicketTemplateVersion @_unmask {
    templateId
    name
    number
    document
    stockCode
    savedAt
  }
`);
export type TemplateVersion = ResultOf<typeof versionFragment>;

const useFragment = graphql(`
  fragment AdminTemplateUse on TicketTemplateUse @_unmask {
    id
    templateId
    eventId
    ticketTypeId
    stockCode
  }
`);
export type TemplateUse = ResultOf<typeof useFragment>;

/** Every design with what it prints, and what a use can be about. */
export const designsQuery = graphql(
  `
    query AdminTicketDesigns {
      ticketTemplates {
        ...AdminTemplateVersion
      }
      ticketTemplateUses {
        ...AdminTemplateUse
      }
      events(first: 100, includeDrafts: true) {
        edges {
          node {
            id
            title {
              zh
              en
            }
          }
        }
      }
      ticketTypes {
        id
        name {
          zh
          en
        }
      }
    }
  `,
  [versionFragment, useFragment],
);
export type Designs = ResultOf<typeof designsQuery>;

export const versionsQuery = graphql(
  `
    query AdminTemplateVersions($templateId: ID!) {
      ticketTemplateVersions(templateId: $templateId) {
        ...AdminTemplateVersion
      }
    }
  `,
  [versionFragment],
);

export const saveTemplateMutation = graphql(
  `
    mutation AdminSaveTemplate($input: SaveTicketTemplateInput!) {
      saveTicketTemplate(input: $input) {
        __typename
        ... on TicketTemplateSaved {
          version {
            ...AdminTemplateVersion
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
  [versionFragment],
);

export const useTemplateMutation = graphql(`
  mutation AdminUseTemplate($input: UseTicketTemplateInput!) {
    useTicketTemplate(input: $input) {
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

export const endUseMutation = graphql(`
  mutation AdminEndTemplateUse($useId: ID!) {
    endTicketTemplateUse(useId: $useId) {
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
