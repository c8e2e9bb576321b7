import { TextInput } from "@mantine/core";
import { type BothLanguages, useLocale, useSeatName } from "@parterre/web-kit";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./check-out.module.css";
import type { CheckOutQuote } from "./check-out-documents.ts";

/** Whom a ticket is for, as typed. */
export interface Holder {
  readonly name: string;
  readonly idNumber: string;
}

export interface HolderFieldsProps {
  readonly lines: CheckOutQuote["lines"];
  /** By place in the order. */
  readonly holders: readonly Holder[];
  readonly onChange: (holders: readonly Holder[]) => void;
  /** The server's refusal about one of them: `seats.1.holder.idNumber`. */
  readonly refused: { readonly field: string; readonly reason: BothLanguages } | null;
}

/** A name and a document for each ticket, where the market asks for real names. */
export function HolderFields({ lines, holders, onChange, refused }: HolderFieldsProps) {
  const t = useShopText();
  const { pick } = useLocale();
  const seatName = useSeatName();
  const errorOf = (index: number, part: keyof Holder) =>
    refused?.field === `seats.${index}.holder.${part}` ? pick(refused.reason) : undefined;
  const change = (index: number, more: Partial<Holder>) =>
    onChange(lines.map((_, at) => ({ ...(holders[at] ?? noHolder), ...(at === index ? more : {}) })));
  return (
    <fieldset className={classes.holders}>
      <legend className={classes.question}>{t("checkOut.holders")}</legend>
      <p className={classes.holdersHelp}>{t("checkOut.holdersHelp")}</p>
      {lines.map((line, index) => (
        <fieldset key={`${line.holdId}:${line.ordinal}`} className={classes.holder}>
          <legend>{seatName(line.label)}</legend>
          <TextInput
            size="md"
            required
            autoComplete="off"
            label={t("checkOut.holderName")}
            value={holders[index]?.name ?? ""}
            error={errorOf(index, "name")}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <TextInput
            size="md"
            required
            autoComplete="off"
            label={t("checkOut.idNumber")}
            value={holders[index]?.idNumber ?? ""}
            error={errorOf(index, "idNumber")}
            onChange={(event) => change(index, { idNumber: event.currentTarget.value })}
          />
        </fieldset>
      ))}
    </fieldset>
  );
}

const noHolder: Holder = { name: "", idNumber: "" };
