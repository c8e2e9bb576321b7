import { useFormats, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { actNames, subjectNames } from "./act-names.ts";
import { type DetailLine, detailLines } from "./detail-lines.ts";
import classes from "./entry-details.module.css";

/** Ways to say what an entry of the audit log holds, in the reader's language; a code without a name is shown as it is. */
export function useEntryWords() {
  const { pick } = useLocale();
  const formats = useFormats();
  return useMemo(() => {
    const named = (names: typeof actNames, code: string) => (names[code] ? pick(names[code]) : code);
    const lines = (details: string) => detailLines(details, { name: pick, money: formats.money });
    return {
      act: (code: string) => named(actNames, code),
      subject: (code: string) => named(subjectNames, code),
      lines,
      /** The lines as one, for sorting, filtering and a spreadsheet. */
      line: (details: string) =>
        lines(details)
          .map(({ key, text }) => `${key}: ${text}`)
          .join("; "),
    };
  }, [pick, formats]);
}

/** What else an entry keeps: amounts, counts, before and after. */
export function EntryDetails({ lines }: { readonly lines: readonly DetailLine[] }) {
  return (
    <dl className={classes.details}>
      {lines.map(({ key, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry never changes, and its lines may repeat.
        <div key={index}>
          <dt>{key}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
