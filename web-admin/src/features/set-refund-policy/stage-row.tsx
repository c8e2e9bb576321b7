import { CloseButton, NativeSelect, TextInput } from "@mantine/core";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./set-refund-policy.module.css";
import type { StageDraft } from "./stage-drafts.ts";

export interface StageRowProps {
  readonly draft: StageDraft;
  readonly isRead: boolean;
  readonly onChange: (part: Partial<StageDraft>) => void;
  readonly onRemove: () => void;
}

/** One stage: until when it holds, and what it costs. */
export function StageRow({ draft, isRead, onChange, onRemove }: StageRowProps) {
  const t = useAdminText();
  const field = (name: "days" | "hours" | "fee" | "cap", label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={draft[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      inputWrapperOrder={["label", "input", "description"]}
      autoComplete="off"
    />
  );
  const isPercent = draft.kind === "percent";
  return (
    <li className={classes.stage} data-unread={!isRead || undefined}>
      {field("days", t("refunds.days"))}
      {field("hours", t("refunds.hours"), t("refunds.before"))}
      <NativeSelect
        label={t("refunds.kind")}
        data={[
          { value: "percent", label: t("refunds.percent") },
          { value: "fixed", label: t("refunds.fixed") },
        ]}
        value={draft.kind}
        onChange={(event) => onChange({ kind: event.currentTarget.value as StageDraft["kind"] })}
      />
      {field("fee", t("refunds.fee"), t(isPercent ? "refunds.percentHelp" : "refunds.fixedHelp"))}
      {isPercent && field("cap", t("refunds.cap"), t("refunds.capHelp"))}
      <CloseButton size="lg" aria-label={t("refunds.removeStage")} onClick={onRemove} />
      {!isRead && (
        <p className={classes.unread} role="alert">
          {t("refunds.unreadable")}
        </p>
      )}
    </li>
  );
}
