import { useMutation } from "@apollo/client/react";
import { SegmentedControl, Select, TextInput } from "@mantine/core";
import { type Currency, currencies, parseMajor } from "@parterre/money";
import {
  type BothLanguages,
  failureOf,
  RefusalNotice,
  type ResultOf,
  useAttempt,
  useTenderName,
} from "@parterre/web-kit";
import { useState } from "react";
import { ApprovalFields, areComplete, noCredentials } from "../approval/approval-fields.tsx";
import { useApproval } from "../approval/use-approval.ts";
import { CounterDialog } from "../dialogs/counter-dialog.tsx";
import { KeyButton } from "../keys/key-button.tsx";
import { useCounterText } from "../texts/use-counter-text.ts";
import { issueVoucherMutation } from "./documents.ts";
import { IssuedVoucher } from "./issued-voucher.tsx";
import classes from "./vouchers.module.css";

const howPaid = ["given", "CASH", "TERMINAL", "TRANSFER"] as const;
type HowPaid = (typeof howPaid)[number];
type Issued = Extract<ResultOf<typeof issueVoucherMutation>["issueVoucher"], { __typename: "VoucherIssued" }>;

export interface VoucherDialogProps {
  readonly currency: Currency;
  /** What it is given for, already in the field: an order's reference. */
  readonly about?: string;
  readonly onClose: () => void;
}

/** Issues a gift voucher, bought or given; its code is shown this once. */
export function VoucherDialog({ currency: firstCurrency, about = "", onClose }: VoucherDialogProps) {
  const t = useCounterText();
  const tenderName = useTenderName();
  const [currency, setCurrency] = useState(firstCurrency);
  const [text, setText] = useState("");
  const [paid, setPaid] = useState<HowPaid>("given");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState(about);
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);
  const [send, { loading }] = useMutation(issueVoucherMutation);
  const { approve, approving } = useApproval("ISSUE_VOUCHER");
  /** Why a supervisor has to sign, in the server's words; null: not asked for. */
  const [asked, setAsked] = useState<BothLanguages | null>(null);
  const [credentials, setCredentials] = useState(noCredentials);
  const { keyFor, answered } = useAttempt();
  const amount = parseMajor(text, currency);
  const said = reason.trim();
  const whole = amount !== null && amount.amountMinor > 0 && said !== "";
  const ready = issued !== null || (asked ? areComplete(credentials) : whole);

  const issue = async () => {
    setRefusal(null);
    const input = {
      ...{ currency, amountMinor: amount?.amountMinor ?? 0, reason: said },
      tender: paid === "given" ? null : paid,
      validUntil: until === "" ? null : new Date(`${until}T23:59:59`).toISOString(),
    };
    const idempotencyKey = keyFor(input);
    try {
      let approvalToken: string | null = null;
      if (asked) {
        const approval = await approve(credentials, idempotencyKey);
        if ("reason" in approval) return setRefusal(approval);
        approvalToken = approval.token;
      }
      const { data } = await send({ variables: { input: { ...input, idempotencyKey, approvalToken } } });
      const result = data!.issueVoucher;
      if (result.__typename === "ApprovalRequired") setAsked(result.reason);
      else if (result.__typename === "VoucherRefused") {
        answered();
        setAsked(null);
        setRefusal(result);
      } else setIssued(result);
    } catch (error) {
      setRefusal({ reason: failureOf(error) });
    }
  };
  const press = () => (issued ? onClose() : void issue());
  return (
    <CounterDialog
      title={t("vouchers.title")}
      onClose={onClose}
      mayClose={!loading && !approving}
      keys={[{ key: "enter", inFields: true, act: press, enabled: ready && !loading && !approving }]}
    >
      {issued ? (
        <IssuedVoucher code={issued.code} voucher={issued.voucher} />
      ) : asked ? (
        <>
          <ApprovalFields asked={asked} value={credentials} onChange={setCredentials} />
          <RefusalNotice refusal={refusal} />
        </>
      ) : (
        <>
          <div className={classes.amount}>
            <TextInput
              label={t("vouchers.amount")}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              error={text !== "" && amount === null ? t("cash.unreadable") : undefined}
              inputMode="decimal"
              autoComplete="off"
              size="lg"
              data-autofocus
            />
            <Select
              label={t("vouchers.currency")}
              data={[...currencies]}
              value={currency}
              onChange={(value) => setCurrency(value as Currency)}
              allowDeselect={false}
              size="lg"
            />
          </div>
          <SegmentedControl
            fullWidth
            aria-label={t("vouchers.paid")}
            value={paid}
            onChange={(value) => setPaid(value as HowPaid)}
            data={howPaid.map((each) => ({
              value: each,
              label: each === "given" ? t("vouchers.given") : tenderName(each.toLowerCase()),
            }))}
          />
          <TextInput
            label={t("vouchers.until")}
            description={t("vouchers.untilEmpty")}
            type="date"
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <TextInput
            label={t("vouchers.reason")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            autoComplete="off"
          />
          <RefusalNotice refusal={refusal} />
        </>
      )}
      <KeyButton
        keyShown="Enter"
        size="lg"
        onAct={press}
        loading={loading || approving}
        disabled={!ready}
        data-testid="voucher-go"
      >
        {t(issued ? "act.finish" : "vouchers.go")}
      </KeyButton>
    </CounterDialog>
  );
}
