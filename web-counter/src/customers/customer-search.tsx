import { useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { ErrorState, useLocale } from "@parterre/web-kit";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useCounterText } from "../texts/use-counter-text.ts";
import { type CustomerDraft, draftFrom } from "./customer-draft.ts";
import { CustomerForm } from "./customer-form.tsx";
import classes from "./customers.module.css";
import { lookUpQuery } from "./documents.ts";

const leastCharacters = 2;

export interface CustomerSearchProps {
  readonly onChosen: (id: string) => void;
  readonly onClose: () => void;
}

/** Somebody calls: found while it is typed, taken by Enter, or written down in one step. */
export function CustomerSearch({ onChosen, onClose }: CustomerSearchProps) {
  const t = useCounterText();
  const { locale } = useLocale();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 150);
  const [at, setAt] = useState(0);
  const [draft, setDraft] = useState<CustomerDraft | null>(null);
  const [hurry, setHurry] = useState(false);
  const skip = [...asked].length < leastCharacters;
  const { data, previousData, loading, error, refetch } = useQuery(lookUpQuery, {
    variables: { search: asked },
    skip,
    fetchPolicy: "network-only",
  });
  useEffect(() => field.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its first answer
  useEffect(() => setAt(0), [asked]);

  const found = skip ? null : ((data ?? previousData)?.lookUpCustomers ?? null);
  const buyerDraft = (buyer: NonNullable<typeof found>["buyers"][number]): CustomerDraft => ({
    ...{ name: buyer.name ?? "", phone: buyer.phone ?? "", email: buyer.email ?? "", locale, wantsNews: false },
  });
  const rows = found
    ? [
        ...found.customers.map((each) => ({
          ...{ key: each.id, name: each.name, said: [each.phone, each.email] as (string | null)[] },
          take: () => onChosen(each.id),
        })),
        ...found.buyers.map((each) => ({
          ...{ key: `${each.orderReference}/${each.email}/${each.phone}`, name: each.name ?? each.email ?? each.phone },
          said: [each.phone, each.email, t("customer.buyer", { reference: each.orderReference })],
          take: () => setDraft(buyerDraft(each)),
        })),
      ]
    : [];
  const current = Math.min(at, rows.length - 1);
  const create = () => setDraft(draftFrom(text, locale));
  const isAnswered = !skip && text.trim() === asked && !loading && found !== null;
  const takeCurrent = () => {
    const row = rows[current];
    if (row) row.take();
    else create();
  };
  // Whoever presses Enter before the answer is there means what it will be.
  useEffect(() => {
    if (!hurry || !isAnswered) return;
    setHurry(false);
    takeCurrent();
  });
  const actOf = (key: string): (() => void) | null => {
    if (key === "ArrowDown") return () => setAt(Math.min(current + 1, rows.length - 1));
    if (key === "ArrowUp") return () => setAt(Math.max(current - 1, 0));
    if (key === "Enter") return () => (isAnswered ? takeCurrent() : setHurry(true));
    if (key === "Escape") return () => (text === "" ? onClose() : setText(""));
    return null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.nativeEvent.isComposing ? null : actOf(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };

  if (draft) {
    return <CustomerForm customerId={null} begin={draft} onSaved={onChosen} onCancel={() => setDraft(null)} />;
  }
  return (
    <>
      <TextInput
        ref={field}
        size="md"
        value={text}
        onChange={(event) => {
          setHurry(false);
          setText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        aria-label={t("customer.search")}
        placeholder={t("customer.search")}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="customers-found"
        aria-activedescendant={rows[current] ? `customer-found-${current}` : undefined}
        autoComplete="off"
        data-testid="customer-search"
      />
      {error && !found && <ErrorState error={error} onRetry={() => void refetch()} />}
      <p className={classes.quiet} role="status">
        {skip
          ? t("customer.hint")
          : !found
            ? t("customer.looking")
            : rows.length === 0
              ? t("customer.nobody")
              : t("customer.found", { count: rows.length })}
      </p>
      {rows.length > 0 && (
        <div role="listbox" id="customers-found" aria-label={t("customer.search")} className={classes.found}>
          {rows.map((row, index) => (
            <button
              key={row.key}
              type="button"
              role="option"
              id={`customer-found-${index}`}
              aria-selected={index === current}
              tabIndex={-1}
              onClick={row.take}
            >
              <strong>{row.name}</strong>
              <span className="figures">{row.said.filter(Boolean).join(" · ")}</span>
            </button>
          ))}
        </div>
      )}
      <Button variant="default" onClick={create} data-testid="new-customer">
        {t("customer.create")}
      </Button>
    </>
  );
}
