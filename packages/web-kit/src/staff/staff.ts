import { createContext, useContext } from "react";
import { graphql, type ResultOf } from "../api/graphql.ts";

export const staffMemberFragment = graphql(`
  fragment SignedInStaff on StaffMember @_unmask {
    id
    email
    name
    role
  }
`);

export type Staff = ResultOf<typeof staffMemberFragment>;
export type StaffRole = Staff["role"];

export interface StaffContextValue {
  readonly staff: Staff;
  readonly signOut: () => Promise<void>;
}

export const StaffContext = createContext<StaffContextValue | null>(null);

/** Who is signed in, and a way out. Only below `StaffGate`. */
export function useStaff(): StaffContextValue {
  const value = useContext(StaffContext);
  if (!value) throw new Error("useStaff is only for screens below StaffGate");
  return value;
}

export const meQuery = graphql(
  `
    query Me {
      me {
        ...SignedInStaff
      }
    }
  `,
  [staffMemberFragment],
);

export const signInMutation = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        ... on SignedIn {
          staffMember {
            ...SignedInStaff
          }
        }
        ... on SignInRefused {
          reason {
            zh
            en
          }
          retryAfterSeconds
        }
      }
    }
  `,
  [staffMemberFragment],
);

export const signOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`);
