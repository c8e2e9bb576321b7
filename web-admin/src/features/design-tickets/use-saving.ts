import { useMutation } from "@apollo/client/react";
import type { TicketTemplate } from "@parterre/ticket-print";
import type { BothLanguages } from "@parterre/web-kit";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { designsQuery, saveTemplateMutation, type TemplateVersion, versionsQuery } from "./documents.ts";

export interface Saving {
  readonly busy: boolean;
  readonly refusal: { readonly reason: BothLanguages } | null;
  readonly next: number;
  isSaved(template: TicketTemplate): boolean;
  save(template: TicketTemplate, name: string): Promise<void>;
}

/** Saves the desk's template as the next version; keeps the page from being closed over what is not saved. */
export function useSaving(saved: TemplateVersion | null, first: TicketTemplate): Saving {
  const t = useAdminText();
  const navigate = useNavigate();
  const [send, { loading }] = useMutation(saveTemplateMutation, { refetchQueries: [designsQuery, versionsQuery] });
  const [refusal, setRefusal] = useState<Saving["refusal"]>(null);
  const [last, setLast] = useState<TicketTemplate | null>(saved && first);
  const unsaved = useRef<TicketTemplate | null>(null);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.current !== null) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);

  const save = async (template: TicketTemplate, name: string) => {
    setRefusal(null);
    const input = { id: saved?.templateId ?? null, name: name.trim(), document: JSON.stringify(template) };
    const { data } = await send({ variables: { input } }).catch(() => ({ data: null }));
    const answer = data?.saveTicketTemplate;
    if (answer?.__typename !== "TicketTemplateSaved") {
      const failed = t("form.failed");
      return setRefusal(answer ?? { reason: { zh: failed, en: failed } });
    }
    setLast(template);
    unsaved.current = null;
    if (!saved) navigate(`/tickets/${answer.version.templateId}`, { replace: true });
  };
  return {
    busy: loading,
    refusal,
    next: (saved?.number ?? 0) + 1,
    save,
    isSaved: (template) => {
      unsaved.current = template === last ? null : template;
      return template === last;
    },
  };
}
