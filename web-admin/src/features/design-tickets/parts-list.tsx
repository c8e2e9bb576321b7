import { Button } from "@mantine/core";
import type { TicketLanguage, TicketPart } from "@parterre/ticket-print";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./design-tickets.module.css";
import { partName } from "./part-names.ts";

export interface PartsListProps {
  readonly parts: readonly TicketPart[];
  readonly language: TicketLanguage;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onAdd: (kind: TicketPart["kind"]) => void;
}

const kinds = ["text", "qr", "code128", "line", "image"] as const;
/** One sign each, so that a long list is read at a glance. */
const signs = { text: "T", qr: "#", code128: "‖", line: "―", image: "▣" } as const;

/** Everything on the ticket by name, and what can be added: the way to each part without a mouse. */
export function PartsList({ parts, language, chosen, onChoose, onAdd }: PartsListProps) {
  const t = useAdminText();
  return (
    <nav className={classes.parts} aria-label={t("tickets.parts")}>
      <div className={classes.add}>
        {kinds.map((kind) => (
          <Button
            key={kind}
            size="compact-sm"
            variant="default"
            onClick={() => onAdd(kind)}
            data-testid={`add-${kind}`}
          >
            <span aria-hidden="true">{signs[kind]}</span>&nbsp;{t(`tickets.kinds.${kind}`)}
          </Button>
        ))}
      </div>
      <ul>
        {parts.map((part) => (
          <li key={part.id}>
            <button
              type="button"
              aria-pressed={part.id === chosen}
              onClick={() => onChoose(part.id)}
              data-part={part.id}
            >
              <i aria-hidden="true">{signs[part.kind]}</i>
              {partName(part, language, t)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
