import { useMutation } from "@apollo/client/react";
import { Button, PasswordInput, Stack, TextInput, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { LanguageSwitch } from "../language/language-switch.tsx";
import { type BothLanguages, useKitText } from "../language/use-text.ts";
import { RefusalNotice } from "../states/refusal-notice.tsx";
import { ColourSchemeSwitch } from "../theme/colour-scheme-switch.tsx";
import { Wordmark } from "../theme/wordmark.tsx";
import classes from "./staff.module.css";
import { signInMutation } from "./staff.ts";

/** E-mail and password; a refusal is said above the button and the password is kept to be corrected. */
export function SignInForm({ appName, onSignedIn }: { readonly appName: string; readonly onSignedIn: () => void }) {
  const t = useKitText();
  const [signIn, { loading, error }] = useMutation(signInMutation);
  const [refusal, setRefusal] = useState<{ reason: BothLanguages; retryAfterSeconds: number | null } | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { email: String(form.get("email")).trim(), password: String(form.get("password")) };
    setRefusal(null);
    const { data } = await signIn({ variables: { input } }).catch(() => ({ data: null }));
    const result = data?.signIn;
    if (result?.__typename === "SignInRefused") setRefusal(result);
    else if (result) onSignedIn();
  };

  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={(event) => void submit(event)}>
        <div className={classes.head}>
          <Wordmark />
          <span className={classes.switches}>
            <LanguageSwitch />
            <ColourSchemeSwitch />
          </span>
        </div>
        <Title order={1} size="h2">
          {appName}
        </Title>
        <Stack gap="md">
          <TextInput
            name="email"
            type="email"
            autoComplete="username"
            label={t("staff.email")}
            size="md"
            required
            autoFocus
          />
          <PasswordInput
            name="password"
            autoComplete="current-password"
            label={t("staff.password")}
            size="md"
            required
          />
          <RefusalNotice refusal={refusal}>
            {refusal?.retryAfterSeconds ? t("staff.retryAfter", { count: refusal.retryAfterSeconds }) : null}
          </RefusalNotice>
          {error && (
            <p role="alert" className={classes.failed}>
              {t("state.errorTitle")}
            </p>
          )}
          <Button type="submit" size="md" loading={loading}>
            {t("staff.signIn")}
          </Button>
        </Stack>
      </form>
    </main>
  );
}
