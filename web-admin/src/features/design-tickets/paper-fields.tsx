import { TextInput } from "@mantine/core";
import type { TicketStock, TicketTemplate } from "@parterre/ticket-print";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { Choice } from "./choice.tsx";
import classes from "./design-tickets.module.css";
import { NumberField } from "./number-field.tsx";

export interface PaperFieldsProps {
  readonly template: TicketTemplate;
  readonly onEdit: (about: string, next: (before: TicketTemplate) => TicketTemplate) => void;
}

const sides = ["x", "y", "width", "height"] as const;

/** The paper: its size and code, where tickets end, what the head reaches, where it tears, how it is read. */
export function PaperFields({ template, onEdit }: PaperFieldsProps) {
  const t = useAdminText();
  const { stock } = template;
  const { cut } = stock;
  const [perforations, setPerforations] = useState(stock.perforationsMm.join(", "));
  const set = (about: string, change: Partial<TicketStock>) =>
    onEdit(about, (before) => ({ ...before, stock: { ...before.stock, ...change } }));
  return (
    <div className={classes.fields} data-testid="paper-fields">
      <TextInput
        label={t("tickets.stockCode")}
        description={t("tickets.stockCodeHelp")}
        value={stock.code}
        maxLength={40}
        size="sm"
        onChange={(event) =>
          set("code", { code: event.currentTarget.value.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-") })
        }
      />
      <div className={classes.pair}>
        <NumberField
          label={t("tickets.paperWidth")}
          value={stock.widthMm}
          min={20}
          max={220}
          step={0.5}
          onValue={(widthMm) => set("width", { widthMm })}
        />
        <NumberField
          label={t("tickets.paperHeight")}
          value={stock.heightMm}
          min={20}
          max={400}
          step={0.5}
          onValue={(heightMm) => set("height", { heightMm })}
        />
        <Choice
          label={t("tickets.turned")}
          values={["0", "90", "180", "270"] as const}
          name={(value) => t(`tickets.turns.${value}`)}
          value={String(template.turned) as "0"}
          onValue={(value) => onEdit("turned", (before) => ({ ...before, turned: Number(value) as 0 }))}
        />
        <Choice
          label={t("tickets.cut")}
          values={["mark", "gap", "none"] as const}
          name={(value) => t(`tickets.cuts.${value}`)}
          value={cut.kind}
          onValue={(kind) =>
            set("cut", { cut: kind === "none" ? { kind } : { lengthMm: 3, offsetMm: 0, ...cut, kind } })
          }
        />
        {cut.kind !== "none" && (
          <>
            <NumberField
              label={t("tickets.cutLength")}
              value={cut.lengthMm}
              max={50}
              step={0.5}
              onValue={(lengthMm) => set("cutLength", { cut: { ...cut, lengthMm } })}
            />
            <NumberField
              label={t("tickets.cutOffset")}
              value={cut.offsetMm}
              max={200}
              step={0.5}
              onValue={(offsetMm) => set("cutOffset", { cut: { ...cut, offsetMm } })}
            />
          </>
        )}
      </div>
      <fieldset className={classes.group}>
        <legend>{t("tickets.printable")}</legend>
        <div className={classes.pair}>
          {sides.map((side) => (
            <NumberField
              key={side}
              label={t(`tickets.${side}`)}
              value={stock.printable[`${side}Mm`]}
              step={0.5}
              onValue={(value) => set(`printable ${side}`, { printable: { ...stock.printable, [`${side}Mm`]: value } })}
            />
          ))}
        </div>
      </fieldset>
      <TextInput
        label={t("tickets.perforation")}
        description={t("tickets.perforationHelp")}
        value={perforations}
        size="sm"
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setPerforations(typed);
          const lines = typed
            .split(/[,，\s]+/)
            .filter(Boolean)
            .map(Number);
          if (lines.every((line) => Number.isFinite(line) && line >= 0 && line <= 1000) && lines.length <= 10) {
            set("perforations", { perforationsMm: lines });
          }
        }}
      />
    </div>
  );
}
