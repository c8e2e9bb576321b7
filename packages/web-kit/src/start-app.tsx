import "@fontsource-variable/inter/index.css";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./theme/tokens.css";
import type { ApolloLink } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { BrowserRouter } from "react-router";
import { createApolloClient } from "./api/client.ts";
import { startLanguages } from "./language/i18n.ts";
import type { Translations } from "./language/texts.ts";
import { reloadAfterRelease } from "./reload-after-release.ts";
import { ErrorBoundary } from "./states/error-boundary.tsx";
import { theme } from "./theme/theme.ts";

export interface AppOptions {
  /** Where to draw the app. */
  readonly element: HTMLElement;
  /** Path the app is served under: "/", "/counter/", "/admin/". */
  readonly basename: string;
  /** The app's own sentences, the same keys in both languages. */
  readonly translations: Translations;
  /** Answers what it can while the server cannot; absent: nothing does. */
  readonly standIn?: ApolloLink;
  /** The app: routes of react-router and everything around them. */
  readonly children: ReactNode;
}

/** Draws an app with theme, languages, API client, notifications and router around it. */
export function startApp({ element, basename, translations, standIn, children }: AppOptions): void {
  reloadAfterRelease();
  void import("./theme/chinese-font.ts");
  const i18n = startLanguages(translations);
  const client = createApolloClient(standIn ?? null);
  createRoot(element).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <MantineProvider theme={theme} defaultColorScheme="auto">
          <ApolloProvider client={client}>
            <BrowserRouter basename={basename}>
              <ErrorBoundary>{children}</ErrorBoundary>
            </BrowserRouter>
          </ApolloProvider>
          <Notifications position="top-center" limit={3} />
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}
