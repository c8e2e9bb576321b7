import { Button } from "@mantine/core";
import type { TicketTemplate } from "@parterre/ticket-print";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Saving } from "./use-saving.ts";

export interface SaveActsProps {
  readonly saving: Saving;
  readonly template: TicketTemplate;
  readonly name: string;
  readonly hasErrors: boolean;
}

/** The one act of the desk: save what is on it as the next version. */
export function SaveActs({ saving, template, name, hasErrors }: SaveActsProps) {
  const t = useAdminText();
  const isSaved = saving.isSaved(template);
  return (
    <>
      {isSaved && <span role="status">{t("tickets.saved", { number: saving.next - 1 })}</span>}
      <Button
        onClick={() => void saving.save(template, name)}
        loading={saving.busy}
        disabled={isSaved || hasErrors || name.trim() === ""}
        data-testid="save-design"
      >
        {saving.next === 1 ? t("tickets.saveFirst") : t("tickets.saveNext", { number: saving.next })}
      </Button>
    </>
  );
}
