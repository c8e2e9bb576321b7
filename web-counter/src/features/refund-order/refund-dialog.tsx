import { Modal, PasswordInput, Stack, Textarea, TextInput } from "@mantine/core";
import { RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { KeyButton } from "../../keys/key-button.tsx";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { CounterOrder } from "./documents.ts";
import classes from "./refund-order.module.css";
import { useRefund } from "./use-refund.ts";

const reasonKeys = ["customer", "wrongSeats", "illness", "cancelled"] as const;

/** Asks for the reason, then if need be for a supervisor at this window, then says what happened. */
export function RefundDialog({ order, onClose }: { readonly order: CounterOrder; readonly onClose: () => void }) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const { step, refusal, refund, approve, busy } = useRefund(order);
  const [reason, setReason] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const said = reason.trim();
  const total = formats.money(order.total);

  const go = () => {
    if (step.kind === "done") onClose();
    else if (step.kind === "reason") void refund(said);
    else void approve(email.trim(), password, said);
  };
  const ready = step.kind === "done" || (said !== "" && (step.kind === "reason" || (email !== "" && password !== "")));
  useKeys(
    [
      { key: "enter", inFields: true, act: go, enabled: ready && !busy },
      { key: "escape", inFields: true, act: onClose, enabled: !busy },
      // A digit in the still empty field is the key of a ready reason; after that digits are text.
      ...(step.kind === "reason" && reason === "" ? reasonKeys : []).map((name, index) => ({
        key: String(index + 1),
        inFields: true,
        act: () => setReason(t(`refund.reasons.${name}`)),
      })),
    ],
    { exclusive: true },
  );

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={false}
      title={t("refund.title", { reference: order.reference })}
      size="lg"
      centered
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ "aria-label": t("refund.close") }}
    >
      {step.kind === "done" ? (
        <Stack gap="md">
          <div className={classes.done} role="status">
            <span>{t("refund.giveBack")}</span>
            <strong className="figures">{total}</strong>
            <small>
              {t("refund.seatsFree", { count: order.lines.length })}
              {step.approver && ` ${t("order.approvedBy", { name: step.approver })}`}
            </small>
          </div>
          <KeyButton keyShown="Enter" size="lg" onAct={onClose}>
            {t("refund.finish")}
          </KeyButton>
        </Stack>
      ) : (
        <Stack gap="md">
          {step.kind === "reason" ? (
            <>
              <Textarea
                label={t("refund.reason")}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                size="md"
                rows={2}
                maxLength={500}
                data-autofocus
              />
              <div className={classes.reasons}>
                {reasonKeys.map((name, index) => (
                  <button
                    key={name}
                    type="button"
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => setReason(t(`refund.reasons.${name}`))}
                  >
                    {t(`refund.reasons.${name}`)}
                    {reason === "" && <KeyCap>{String(index + 1)}</KeyCap>}
                  </button>
                ))}
              </div>
            </>
          ) : (
            <>
              <p className={classes.asked} role="alert">
                {pick(step.asked)}
              </p>
              <TextInput
                label={t("refund.supervisorEmail")}
                type="email"
                autoComplete="off"
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
                size="md"
                data-autofocus
                autoFocus
              />
              <PasswordInput
                label={t("refund.supervisorPassword")}
                autoComplete="off"
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                size="md"
              />
            </>
          )}
          <RefusalNotice refusal={refusal} />
          <KeyButton keyShown="Enter" size="lg" onAct={go} loading={busy} disabled={!ready} data-testid="refund-go">
            {step.kind === "reason" ? t("refund.go", { total }) : t("refund.approveAndGo", { total })}
          </KeyButton>
        </Stack>
      )}
    </Modal>
  );
}
