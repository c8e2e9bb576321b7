import { PasswordInput, TextInput } from "@mantine/core";
import { type BothLanguages, useLocale } from "@parterre/web-kit";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./approval.module.css";

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export const noCredentials: Credentials = { email: "", password: "" };

export const areComplete = ({ email, password }: Credentials): boolean => email !== "" && password !== "";

/** Where a supervisor signs at this window, for one act. `asked`: why one is needed, in the server's words. */
export function ApprovalFields({
  asked,
  value,
  onChange,
}: {
  readonly asked?: BothLanguages;
  readonly value: Credentials;
  readonly onChange: (value: Credentials) => void;
}) {
  const t = useCounterText();
  const { pick } = useLocale();
  return (
    <>
      {asked && (
        <p className={classes.asked} role="alert">
          {pick(asked)}
        </p>
      )}
      <TextInput
        label={t("refund.supervisorEmail")}
        type="email"
        autoComplete="off"
        value={value.email}
        onChange={(event) => onChange({ ...value, email: event.currentTarget.value })}
        size="md"
        data-autofocus
        autoFocus
        data-testid="approver-email"
      />
      <PasswordInput
        label={t("refund.supervisorPassword")}
        autoComplete="off"
        value={value.password}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        size="md"
        data-testid="approver-password"
      />
    </>
  );
}
