import { Button, FileButton, SegmentedControl, Select } from "@mantine/core";
import {
  type Dpi,
  type ExampleTicket,
  openTemplate,
  type TicketLanguage,
  type TicketTemplate,
} from "@parterre/ticket-print";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { useUndo } from "../../undo/use-undo.ts";
import classes from "./design-tickets.module.css";

export interface DeskBarProps {
  readonly history: ReturnType<typeof useUndo<TicketTemplate>>;
  readonly dpi: Dpi;
  readonly onDpi: (dpi: Dpi) => void;
  readonly language: TicketLanguage;
  readonly onLanguage: (language: TicketLanguage) => void;
  readonly example: ExampleTicket;
  readonly onExample: (example: ExampleTicket) => void;
  readonly template: TicketTemplate;
  readonly name: string;
  readonly onOpened: (template: TicketTemplate) => void;
}

const examples = ["seat", "long", "standing", "reprint"] as const;

/** What one looks at: resolution, language and example; steps back and forth; the design as a file. */
export function DeskBar(props: DeskBarProps) {
  const { history, dpi, onDpi, language, onLanguage, example, onExample, template, name, onOpened } = props;
  const t = useAdminText();
  const [trouble, setTrouble] = useState<string | null>(null);
  const open = async (file: File | null) => {
    if (!file) return;
    const opened = openTemplate(readJson(await file.text()));
    setTrouble(opened.template ? null : (opened.problems[0]?.about ?? "?") || file.name);
    if (opened.template) onOpened(opened.template);
  };
  return (
    <div className={classes.bar}>
      <Button
        variant="default"
        size="sm"
        onClick={history.undo}
        disabled={!history.canUndo}
        aria-keyshortcuts="Control+Z"
      >
        {t("tickets.undo")}
      </Button>
      <Button
        variant="default"
        size="sm"
        onClick={history.redo}
        disabled={!history.canRedo}
        aria-keyshortcuts="Control+Y"
      >
        {t("tickets.redo")}
      </Button>
      <SegmentedControl
        size="sm"
        aria-label={t("tickets.dpi")}
        data={["203", "300"].map((value) => ({ value, label: `${value} dpi` }))}
        value={String(dpi)}
        onChange={(value) => onDpi(value === "300" ? 300 : 203)}
      />
      <SegmentedControl
        size="sm"
        aria-label={t("tickets.language")}
        data={(["zh", "en"] as const).map((value) => ({ value, label: t(`tickets.languages.${value}`) }))}
        value={language}
        onChange={(value) => onLanguage(value === "en" ? "en" : "zh")}
      />
      <Select
        size="sm"
        aria-label={t("tickets.example")}
        data={examples.map((value) => ({ value, label: t(`tickets.examples.${value}`) }))}
        value={example}
        onChange={(value) => value && onExample(value as ExampleTicket)}
        allowDeselect={false}
        className={classes.example}
      />
      <span className={classes.spacer} />
      <FileButton onChange={(file) => void open(file)} accept="application/json,.json">
        {(button) => (
          <Button variant="subtle" color="gray" size="sm" {...button}>
            {t("tickets.import")}
          </Button>
        )}
      </FileButton>
      <Button variant="subtle" color="gray" size="sm" onClick={() => save(template, name || template.stock.code)}>
        {t("tickets.export")}
      </Button>
      {trouble !== null && (
        <p role="alert" className={classes.trouble}>
          {t("tickets.importFailed", { about: trouble })}
        </p>
      )}
    </div>
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function save(template: TicketTemplate, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(template, null, 2)], { type: "application/json" }));
  link.download = `${name.replaceAll(/[^\p{L}\p{N}-]+/gu, "-")}.ticket.json`;
  link.click();
  // The browser has begun to save by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
