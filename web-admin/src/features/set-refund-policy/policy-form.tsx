import { useMutation } from "@apollo/client/react";
import { Button, Checkbox } from "@mantine/core";
import { type BothLanguages, RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type RefundPolicy, type StageInput, saveRefundPolicyMutation } from "./documents.ts";
import classes from "./set-refund-policy.module.css";
import { newStage, readStage, toDrafts } from "./stage-drafts.ts";
import { StageRow } from "./stage-row.tsx";

const mostStages = 10;

export interface PolicyFormProps {
  /** Null: of the house. */
  readonly performanceId: string | null;
  /** What holds now; null: nothing was ever said. */
  readonly policy: RefundPolicy | null;
  readonly onSaved: () => Promise<void>;
}

/** The stages of a policy and what it keeps; saving makes a new version, and what was sold keeps the one before. */
export function PolicyForm({ performanceId, policy, onSaved }: PolicyFormProps) {
  const t = useAdminText();
  const [drafts, setDrafts] = useState(() => toDrafts(policy));
  const [keepsSaleFees, setKeepsSaleFees] = useState(policy?.keepsSaleFees ?? false);
  const [keepsLostDiscounts, setKeepsLostDiscounts] = useState(policy?.keepsLostDiscounts ?? false);
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [saved, setSaved] = useState(false);
  const [send, { loading, error }] = useMutation(saveRefundPolicyMutation);
  const stages = drafts.map(readStage).filter((stage): stage is StageInput => stage !== null);
  const isWhole = stages.length === drafts.length;

  const save = async () => {
    setRefusal(null);
    setSaved(false);
    const input = { performanceId, stages, keepsSaleFees, keepsLostDiscounts };
    const { data } = await send({ variables: { input } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.saveRefundPolicy.__typename !== "RefundPolicySaved") return setRefusal(data.saveRefundPolicy);
    setSaved(true);
    await onSaved();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {drafts.length === 0 && <p className={classes.soft}>{t("refunds.noStages")}</p>}
      <ol className={classes.stages} aria-label={t("refunds.stages")}>
        {drafts.map((draft) => (
          <StageRow
            key={draft.key}
            draft={draft}
            isRead={readStage(draft) !== null}
            onChange={(part) => setDrafts(drafts.map((each) => (each.key === draft.key ? { ...each, ...part } : each)))}
            onRemove={() => setDrafts(drafts.filter((each) => each.key !== draft.key))}
          />
        ))}
      </ol>
      <Button
        variant="default"
        onClick={() => setDrafts([...drafts, newStage()])}
        disabled={drafts.length >= mostStages}
        data-testid="add-stage"
      >
        {t("refunds.addStage")}
      </Button>
      <Checkbox
        checked={keepsSaleFees}
        onChange={(event) => setKeepsSaleFees(event.currentTarget.checked)}
        label={t("refunds.keepsSaleFees")}
      />
      <Checkbox
        checked={keepsLostDiscounts}
        onChange={(event) => setKeepsLostDiscounts(event.currentTarget.checked)}
        label={t("refunds.keepsLostDiscounts")}
      />
      <RefusalNotice refusal={refusal} />
      {error && <p role="alert">{t("refunds.failed")}</p>}
      <p className={classes.soft} role="status">
        {saved ? t("refunds.saved") : t("refunds.fixedAtSale")}
      </p>
      <Button type="submit" loading={loading} disabled={!isWhole} data-testid="save-policy">
        {t("refunds.save")}
      </Button>
    </form>
  );
}
