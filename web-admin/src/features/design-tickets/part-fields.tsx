import { Select } from "@mantine/core";
import { type Dpi, dotsPerMm, type TicketField, type TicketPart, ticketFields } from "@parterre/ticket-print";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { Choice } from "./choice.tsx";
import classes from "./design-tickets.module.css";
import type { EditPart } from "./edit-part.ts";
import { NumberField } from "./number-field.tsx";
import { PictureField } from "./picture-field.tsx";
import { TextFields } from "./text-fields.tsx";

export interface PartFieldsProps {
  readonly part: TicketPart;
  readonly dpi: Dpi;
  readonly onEdit: EditPart;
}

const corrections = ["L", "M", "Q", "H"] as const;
const sides = ["x", "y", "width", "height"] as const;

/** Everything that can be said of one part: its content, when it is printed, and where. */
export function PartFields({ part, dpi, onEdit }: PartFieldsProps) {
  const t = useAdminText();
  return (
    <div className={classes.fields} data-testid="part-fields">
      {part.kind === "text" && <TextFields part={part} onEdit={onEdit} />}
      {part.kind === "image" && <PictureField part={part} dpi={dpi} onEdit={onEdit} />}
      {part.kind === "qr" && (
        <>
          <Choice
            label={t("tickets.value")}
            values={["code", "number"] as const}
            name={(value) => t(`tickets.values.${value}`)}
            value={part.value}
            onValue={(value) => onEdit("value", (before) => ({ ...before, value }) as TicketPart)}
          />
          <Choice
            label={t("tickets.correction")}
            values={corrections}
            name={(value) => t(`tickets.corrections.${value}`)}
            value={part.correction}
            onValue={(correction) => onEdit("correction", (before) => ({ ...before, correction }) as TicketPart)}
          />
        </>
      )}
      {part.kind === "code128" && (
        <Choice
          label={t("tickets.value")}
          values={["number", "order"] as const}
          name={(value) => t(`tickets.values.${value}`)}
          value={part.value}
          onValue={(value) => onEdit("value", (before) => ({ ...before, value }) as TicketPart)}
        />
      )}
      <Condition part={part} onEdit={onEdit} />
      <div className={classes.pair}>
        {sides.map((side) => (
          <NumberField
            key={side}
            label={t(`tickets.${side}`)}
            value={part[`${side}Mm`]}
            step={1 / dotsPerMm(dpi)}
            onValue={(value) => onEdit(side, (before) => ({ ...before, [`${side}Mm`]: value }))}
          />
        ))}
      </div>
    </div>
  );
}

/** When a part is printed: always, or only if the ticket says something in a field, or only if it says nothing there. */
function Condition({ part, onEdit }: { readonly part: TicketPart; readonly onEdit: EditPart }) {
  const t = useAdminText();
  const choices = (["present", "absent"] as const).flatMap((is) =>
    ticketFields.map((field) => ({
      value: `${is} ${field}`,
      label: t(`tickets.${is}`, { field: t(`tickets.fields.${field}`) }),
    })),
  );
  return (
    <Select
      label={t("tickets.when")}
      data={[{ value: "always", label: t("tickets.always") }, ...choices]}
      value={part.when ? `${part.when.is} ${part.when.field}` : "always"}
      searchable
      allowDeselect={false}
      size="sm"
      onChange={(value) =>
        value !== null &&
        onEdit("when", ({ when: _, ...before }) => {
          const [is, field] = value.split(" ") as ["present" | "absent" | "always", TicketField];
          return (is === "always" ? before : { ...before, when: { field, is } }) as TicketPart;
        })
      }
    />
  );
}
