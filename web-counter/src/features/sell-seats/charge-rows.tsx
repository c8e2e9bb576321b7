import { useFormats, useLocale } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./sell-seats.module.css";
import type { Sale } from "./use-sale.ts";

/** Discounts, fees and taxes above the total, and the code a customer brings: P types it, Enter uses it. */
export function ChargeRows({ sale }: { readonly sale: Sale }) {
  const { pick } = useLocale();
  const formats = useFormats();
  return (
    <div className={classes.charges}>
      {sale.quote.charges.map((charge) => (
        <p key={`${charge.kind} ${charge.name.en}`}>
          <span>{pick(charge.name)}</span>
          <span className="figures">{formats.money(charge.amount)}</span>
        </p>
      ))}
      <CodeRow sale={sale} />
    </div>
  );
}

function CodeRow({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const { pick } = useLocale();
  const [typing, setTyping] = useState(false);
  const [text, setText] = useState("");
  const { code } = sale.quote;
  const begin = () => {
    setText(sale.promotionCode ?? "");
    setTyping(true);
  };
  const leave = () => setTyping(false);
  useKeys([
    { key: "p", act: begin },
    { key: "escape", act: leave, enabled: typing, inFields: typing },
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sale.applyCode(text.trim() || null);
    leave();
  };
  if (typing) {
    return (
      <form className={classes.code} onSubmit={submit}>
        <input
          // biome-ignore lint/a11y/noAutofocus: a key or a press asked for this very field.
          autoFocus
          aria-label={t("sell.code")}
          placeholder={t("sell.code")}
          autoComplete="off"
          maxLength={60}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit">
          {t("sell.useCode")} <KeyCap>Enter</KeyCap>
        </button>
      </form>
    );
  }
  return (
    <p role="status" data-refused={(code !== null && !code.applied) || undefined}>
      <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={begin} aria-keyshortcuts="P">
        {code ? code.code : t("sell.code")} <KeyCap>P</KeyCap>
      </button>
      {code?.reason && <span>{pick(code.reason)}</span>}
    </p>
  );
}
