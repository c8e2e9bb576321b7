import { Checkbox, Select, Textarea } from "@mantine/core";
import { type TextPart, type TicketField, type TicketPart, ticketFields } from "@parterre/ticket-print";
import { useRef } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { Choice } from "./choice.tsx";
import classes from "./design-tickets.module.css";
import type { EditPart } from "./edit-part.ts";
import { NumberField } from "./number-field.tsx";

const languages = ["zh", "en"] as const;

/** A text in both languages with fields in it, and how it is set. */
export function TextFields({ part, onEdit }: { readonly part: TextPart; readonly onEdit: EditPart }) {
  const t = useAdminText();
  const written = useRef<"zh" | "en" | null>(null);
  const areas = useRef<Partial<Record<"zh" | "en", HTMLTextAreaElement | null>>>({});
  const set = (about: string, change: Partial<TextPart>) =>
    onEdit(about, (before) => ({ ...before, ...change }) as TicketPart);
  const say = (language: "zh" | "en", words: string) =>
    set(`text.${language}`, { text: { ...part.text, [language]: words } });
  /** Where one writes, else at the end of both. */
  const insert = (field: TicketField) => {
    const mark = `{${field}}`;
    const language = written.current;
    const area = language && areas.current[language];
    if (language && area) {
      const words = part.text[language] ?? "";
      const at = area.selectionEnd ?? words.length;
      return say(language, words.slice(0, at) + mark + words.slice(at));
    }
    set("insert", { text: { zh: `${part.text.zh ?? ""}${mark}`, en: `${part.text.en ?? ""}${mark}` } });
  };
  return (
    <>
      {languages.map((language) => (
        <Textarea
          key={language}
          ref={(area) => {
            areas.current[language] = area;
          }}
          label={t(`tickets.textIn.${language}`)}
          lang={language === "zh" ? "zh-CN" : "en"}
          value={part.text[language] ?? ""}
          onChange={(event) => say(language, event.currentTarget.value)}
          onFocus={() => {
            written.current = language;
          }}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          size="sm"
          data-testid={`text-${language}`}
        />
      ))}
      <Select
        label={t("tickets.insert")}
        data={ticketFields
          .filter((field) => field !== "code")
          .map((field) => ({ value: field, label: `${t(`tickets.fields.${field}`)}  {${field}}` }))}
        value={null}
        onChange={(field) => field && insert(field as TicketField)}
        searchable
        size="sm"
        data-testid="insert-field"
      />
      <div className={classes.pair}>
        <NumberField
          label={t("tickets.size")}
          value={part.sizeMm}
          min={0.5}
          max={100}
          step={0.25}
          onValue={(sizeMm) => set("size", { sizeMm })}
        />
        <NumberField
          label={t("tickets.leastSize")}
          value={part.leastSizeMm}
          min={0.5}
          max={100}
          step={0.25}
          onValue={(leastSizeMm) => set("leastSize", { leastSizeMm })}
        />
        <NumberField
          label={t("tickets.lines")}
          value={part.mostLines}
          min={1}
          max={50}
          step={1}
          onValue={(lines) => set("lines", { mostLines: Math.round(lines) })}
        />
        <Choice
          label={t("tickets.align")}
          values={["start", "centre", "end"] as const}
          name={(value) => t(`tickets.aligns.${value}`)}
          value={part.align}
          onValue={(align) => set("align", { align })}
        />
      </div>
      <Checkbox
        label={t("tickets.bold")}
        checked={part.weight === 700}
        onChange={(event) => set("weight", { weight: event.currentTarget.checked ? 700 : 400 })}
      />
    </>
  );
}
