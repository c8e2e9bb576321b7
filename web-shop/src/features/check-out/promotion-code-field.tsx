import { Button, TextInput } from "@mantine/core";
import { useLocale } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./check-out.module.css";
import type { CheckOutQuote } from "./check-out-documents.ts";

export interface PromotionCodeFieldProps {
  /** What the server says of the code in use; null: none is. */
  readonly outcome: CheckOutQuote["promotionCode"];
  readonly busy: boolean;
  readonly onUse: (code: string | null) => void;
}

/** A discount code: typed, tried at once, and said in a sentence why not. */
export function PromotionCodeField({ outcome, busy, onUse }: PromotionCodeFieldProps) {
  const t = useShopText();
  const { pick } = useLocale();
  const [typed, setTyped] = useState("");
  if (outcome?.applied) {
    return (
      <p className={classes.line} role="status">
        <span>{t("checkOut.codeUsed", { code: outcome.code })}</span>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          onClick={() => {
            setTyped("");
            onUse(null);
          }}
        >
          {t("checkOut.removeCode")}
        </Button>
      </p>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onUse(typed.trim() || null);
  };
  return (
    <form className={classes.code} onSubmit={submit}>
      <TextInput
        label={t("checkOut.code")}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={60}
        value={typed}
        error={outcome?.reason ? pick(outcome.reason) : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy && typed !== ""} disabled={typed.trim() === ""}>
        {t("checkOut.useCode")}
      </Button>
    </form>
  );
}
