import { Component, type ReactNode } from "react";
import { ErrorState } from "./error-state.tsx";

/** Shows the error state in place of a screen that failed to draw, with a way to load it again. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <ErrorState onRetry={() => window.location.reload()} />;
  }
}
