import { graphql, type ResultOf } from "@parterre/web-kit";

const allocationFragment = graphql(`
  fragment KeptAllocation on Allocation @_unmask {
    id
    number
    name
    kind
    hue
    toWhom
    roles
    releaseAt
    released
    totalCount
    soldCount
    leftCount
    channels {
      id
      code
    }
    staff {
      id
      name
    }
  }
`);

const keptFragment = graphql(
  `
    fragment KeptSeats on Performance @_unmask {
      id
      allocations {
        ...KeptAllocation
      }
      kills {
        id
        reason
        ordinals
        killedAt
        killedBy {
          id
          name
        }
      }
    }
  `,
  [allocationFragment],
);
export type Kept = ResultOf<typeof keptFragment>;
export type Allocation = Kept["allocations"][number];

export const keptSeatsQuery = graphql(
  `
    query AdminKeptSeats($id: ID!) {
      performance(id: $id) {
        ...KeptSeats
        allocationTemplates {
          id
          name
        }
        event {
          id
          performances {
            id
            startsAt
            seatMapVersion {
              id
            }
          }
        }
      }
      channels {
        id
        code
        name {
          zh
          en
        }
      }
      staff {
        id
        name
      }
    }
  `,
  [keptFragment],
);
export type KeptAnswer = ResultOf<typeof keptSeatsQuery>;

const changedFragment = graphql(
  `
    fragment SeatsChangedHere on ChangeSeatsResult @_unmask {
      __typename
      ... on SeatsChanged {
        changedCount
        skippedOrdinals
        performance {
          ...KeptSeats
        }
      }
      ... on SeatsNotFree {
        takenOrdinals
        reason {
          zh
          en
        }
      }
      ... on AllocationRefused {
        reason {
          zh
          en
        }
      }
    }
  `,
  [keptFragment],
);
export type SeatsChange = ResultOf<typeof changedFragment>;

export const saveAllocationMutation = graphql(
  `
    mutation AdminSaveAllocation($input: SaveAllocationInput!) {
      saveAllocation(input: $input) {
        __typename
        ... on AllocationSaved {
          allocation {
            id
          }
          performance {
            ...KeptSeats
          }
        }
        ... on AllocationRefused {
          field
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [keptFragment],
);

export const allocateSeatsMutation = graphql(
  `
    mutation AdminAllocateSeats($input: AllocateSeatsInput!) {
      changed: allocateSeats(input: $input) {
        ...SeatsChangedHere
      }
    }
  `,
  [changedFragment],
);

export const killSeatsMutation = graphql(
  `
    mutation AdminKillSeats($input: KillSeatsInput!) {
      changed: killSeats(input: $input) {
        ...SeatsChangedHere
      }
    }
  `,
  [changedFragment],
);

export const reviveSeatsMutation = graphql(
  `
    mutation AdminReviveSeats($input: ReviveSeatsInput!) {
      changed: reviveSeats(input: $input) {
        ...SeatsChangedHere
      }
    }
  `,
  [changedFragment],
);

export const releaseAllocationMutation = graphql(
  `
    mutation AdminReleaseAllocation($input: ReleaseAllocationInput!) {
      changed: releaseAllocation(input: $input) {
        ...SeatsChangedHere
      }
    }
  `,
  [changedFragment],
);

export const removeAllocationMutation = graphql(
  `
    mutation AdminRemoveAllocation($input: ReleaseAllocationInput!) {
      changed: removeAllocation(input: $input) {
        ...SeatsChangedHere
      }
    }
  `,
  [changedFragment],
);

export const saveTemplateMutation = graphql(`
  mutation AdminSaveAllocationTemplate($input: SaveAllocationTemplateInput!) {
    saveAllocationTemplate(input: $input) {
      __typename
      ... on AllocationTemplateSaved {
        template {
          id
          name
        }
      }
      ... on AllocationRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const applyTemplateMutation = graphql(
  `
    mutation AdminApplyAllocationTemplate($input: ApplyAllocationTemplateInput!) {
      changed: applyAllocationTemplate(input: $input) {
        ...SeatsChangedHere
      }
    }
  `,
  [changedFragment],
);
