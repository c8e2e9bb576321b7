import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { Currency } from "@parterre/money";
import { useLocale } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { ApprovalFields, areComplete, noCredentials } from "../../approval/approval-fields.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { BulkPerformance, FreeTicketQuota } from "./documents.ts";
import classes from "./sell-in-bulk.module.css";
import type { Bulk, Gift, ManySeats } from "./use-bulk.ts";

interface GiveFormProps {
  readonly performance: BulkPerformance;
  readonly quotas: readonly FreeTicketQuota[];
  readonly wanted: ManySeats;
  readonly bulk: Bulk;
}

/** To whom and why tickets are given, with what the quota leaves; then a supervisor's sign-in where one is needed. */
export function GiveForm({ performance, quotas, wanted, bulk }: GiveFormProps) {
  const t = useCounterText();
  const { pick } = useLocale();
  const types = performance.ticketTypes.filter(({ kind }) => kind === "COMPLIMENTARY" || kind === "STAFF");
  const [typeId, setTypeId] = useState(types[0]?.id ?? "");
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const [credentials, setCredentials] = useState(noCredentials);
  if (types.length === 0) return <p role="status">{t("bulk.noFreeTypes")}</p>;
  const quota = quotas.find((each) => each.ticketTypeId === typeId);
  const left = quota ? quota.most - quota.given : 0;
  const gift: Gift = {
    ticketTypeId: typeId,
    currency: (performance.currencies[0] ?? "CNY") as Currency,
    reason: reason.trim(),
    recipient: { name: name.trim(), phone: null, email: null },
  };
  const count = wanted.ordinals.length;
  const { step } = bulk;
  const ready =
    count > 0 &&
    gift.reason !== "" &&
    gift.recipient.name !== "" &&
    (step.kind !== "approval" || areComplete(credentials));
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || bulk.busy) return;
    if (step.kind === "approval") void bulk.approve(credentials, gift);
    else void bulk.give(wanted, gift);
  };
  return (
    <form className={classes.form} onSubmit={go}>
      {step.kind === "approval" ? (
        <>
          <ApprovalFields asked={step.asked} value={credentials} onChange={setCredentials} />
          <Button variant="subtle" color="gray" onClick={() => void bulk.cancel()} disabled={bulk.busy}>
            {t("bulk.back")}
          </Button>
        </>
      ) : (
        <>
          <NativeSelect
            label={t("bulk.kind")}
            description={quota && t("bulk.quota", { left, most: quota.most })}
            data={types.map((type) => ({ value: type.id, label: pick(type.name) }))}
            value={typeId}
            onChange={(event) => setTypeId(event.currentTarget.value)}
          />
          <TextInput
            label={t("bulk.recipient")}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t("bulk.reason")}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" size="lg" disabled={!ready} loading={bulk.busy}>
        {t(step.kind === "approval" ? "bulk.approveAndGive" : "bulk.giveGo", { count })}
      </Button>
    </form>
  );
}
