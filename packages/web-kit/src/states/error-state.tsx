import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { Button } from "@mantine/core";
import { useConnection } from "../api/connection.ts";
import { turnedAway } from "../api/failure-of.ts";
import { useKitText } from "../language/use-text.ts";
import { EmptyState } from "./empty-state.tsx";

export interface ErrorStateProps {
  /** What failed; only a request id is shown of it, never a message meant for programmers. */
  readonly error?: unknown;
  readonly onRetry?: () => void;
}

function requestIdOf(error: unknown): string | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const id = error.errors[0]?.extensions?.requestId;
  return typeof id === "string" ? id : null;
}

/** A screen whose data could not be had: says so in a sentence, with the next act as a button. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useKitText();
  const { offline } = useConnection();
  const requestId = requestIdOf(error);
  const kind = turnedAway(error) ?? (offline ? "offline" : "error");
  // Asking again does not help whom the API turned away; the page loaded anew begins with the sign-in.
  const signIn = <Button onClick={() => window.location.reload()}>{t("staff.signIn")}</Button>;
  const retry = onRetry && kind !== "notAllowed" && <Button onClick={onRetry}>{t("state.retry")}</Button>;
  return (
    <EmptyState
      alert
      heading="h1"
      title={t(`state.${kind}Title`)}
      body={t(`state.${kind}Body`)}
      note={requestId ? t("state.requestId", { id: requestId }) : undefined}
      action={kind === "signedOut" ? signIn : retry}
    />
  );
}
