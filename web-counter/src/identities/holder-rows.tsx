import { TextInput } from "@mantine/core";
import { type BothLanguages, useLocale } from "@parterre/web-kit";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./identities.module.css";
import { type HolderDraft, noHolder, readIdentity } from "./read-identity.ts";

/** A refusal that belongs to a field: `seats.1.holder.idNumber`, `customer.idNumber`. */
export interface FieldRefusal {
  readonly field: string;
  readonly reason: BothLanguages;
}

export interface HolderRowsProps {
  readonly seats: readonly { readonly key: string; readonly name: ReactNode }[];
  readonly holders: ReadonlyMap<string, HolderDraft>;
  readonly onChange: (key: string, holder: HolderDraft) => void;
  readonly refused: FieldRefusal | null;
  /** Asked for where purchases are limited: above the names. */
  readonly buyer?: ReactNode;
  /** Enter in the last field. */
  readonly onDone: () => void;
}

/**
 * A name and a document for each ticket, by keyboard alone: Enter goes to the next field that is empty, and what a
 * reader of documents writes into a name is put where it belongs.
 */
export function HolderRows({ seats, holders, onChange, refused, buyer, onDone }: HolderRowsProps) {
  const t = useCounterText();
  const { pick } = useLocale();
  const form = useRef<HTMLFieldSetElement>(null);
  const fields = () => [...(form.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];
  useEffect(() => {
    const wrong = refused && form.current?.querySelector<HTMLInputElement>(`[name="${refused.field}"]`);
    const first = [...(form.current?.querySelectorAll<HTMLInputElement>("input") ?? [])].find(
      ({ value }) => value === "",
    );
    (wrong ?? first)?.focus();
  }, [refused]);
  const next = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    const all = fields();
    const at = all.indexOf(event.target as HTMLInputElement);
    const following = all.slice(at + 1).find(({ value }) => value === "");
    if (following) following.focus();
    else onDone();
  };
  const errorOf = (field: string) => (refused?.field === field ? pick(refused.reason) : undefined);
  return (
    <fieldset ref={form} className={classes.holders} onKeyDown={next} aria-label={t("identities.title")}>
      {buyer}
      {seats.map(({ key, name }, index) => {
        const holder = holders.get(key) ?? noHolder;
        const field = `seats.${index}.holder`;
        return (
          <div key={key} className={classes.holder}>
            <span className={classes.seat}>{name}</span>
            <TextInput
              label={t("identities.name")}
              name={`${field}.name`}
              value={holder.name}
              data-autofocus={(refused ? refused.field === `${field}.name` : index === 0 && !buyer) || undefined}
              error={errorOf(`${field}.name`)}
              autoComplete="off"
              maxLength={130}
              onChange={(event) => {
                const { value } = event.currentTarget;
                onChange(key, readIdentity(value) ?? { ...holder, name: value });
              }}
            />
            <TextInput
              label={t("identities.number")}
              name={`${field}.idNumber`}
              value={holder.idNumber}
              data-autofocus={refused?.field === `${field}.idNumber` || undefined}
              error={errorOf(`${field}.idNumber`)}
              autoComplete="off"
              maxLength={30}
              onChange={(event) => onChange(key, { ...holder, idNumber: event.currentTarget.value })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
