import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { Button, Loader } from "@mantine/core";
import { type ReactNode, useCallback, useMemo } from "react";
import { reopenLiveClient } from "../api/live.ts";
import { useKitText } from "../language/use-text.ts";
import { EmptyState } from "../states/empty-state.tsx";
import { ErrorState } from "../states/error-state.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import classes from "./staff.module.css";
import { meQuery, StaffContext, type StaffRole, signOutMutation } from "./staff.ts";

export interface StaffGateProps {
  /** Name of the app on the sign-in page, in the reader's language. */
  readonly appName: string;
  /** Roles that may come in; all when absent. */
  readonly roles?: readonly StaffRole[];
  readonly children: ReactNode;
}

/** Shows the sign-in form until somebody with a fitting role is signed in, then the children. */
export function StaffGate({ appName, roles, children }: StaffGateProps) {
  const t = useKitText();
  const client = useApolloClient();
  const { data, error, loading, refetch } = useQuery(meQuery, { fetchPolicy: "cache-and-network" });
  const [sendSignOut] = useMutation(signOutMutation);
  const staff = data?.me ?? null;
  const signOut = useCallback(async () => {
    await sendSignOut();
    reopenLiveClient();
    await client.clearStore();
    await refetch();
  }, [sendSignOut, client, refetch]);
  const value = useMemo(() => (staff ? { staff, signOut } : null), [staff, signOut]);

  if (!data) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (loading) {
      return (
        <div className={classes.waiting} role="status" aria-label={t("state.loading")}>
          <Loader type="dots" />
        </div>
      );
    }
  }
  if (!value) {
    const onSignedIn = () => {
      reopenLiveClient();
      void refetch();
    };
    return <SignInForm appName={appName} onSignedIn={onSignedIn} />;
  }
  if (roles && !roles.includes(value.staff.role)) {
    return (
      <main>
        <EmptyState
          heading="h1"
          title={t("staff.notAllowedTitle")}
          body={t("staff.notAllowedBody", { name: value.staff.name })}
          action={<Button onClick={() => void signOut()}>{t("staff.signOut")}</Button>}
        />
      </main>
    );
  }
  return <StaffContext.Provider value={value}>{children}</StaffContext.Provider>;
}
