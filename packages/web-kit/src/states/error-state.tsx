import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { Button } from "@mantine/core";
import { useConnection } from "../api/connection.ts";
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
  return (
    <EmptyState
      alert
      heading="h1"
      title={t(offline ? "state.offlineTitle" : "state.errorTitle")}
      body={t(offline ? "state.offlineBody" : "state.errorBody")}
      note={requestId ? t("state.requestId", { id: requestId }) : undefined}
      action={onRetry && <Button onClick={onRetry}>{t("state.retry")}</Button>}
    />
  );
}
