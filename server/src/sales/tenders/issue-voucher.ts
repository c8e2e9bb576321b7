import { type Currency, currencies } from "@parterre/money";
import { v7 as uuid } from "uuid";
import { audit, may, PrivilegedAct, type StaffActor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { claimOnce } from "../once-only.store.ts";
import { refundTexts } from "../refunds/refund-texts.rules.ts";
import { orRefused, Refused } from "../refused.ts";
import { keyRefusal } from "../sale-input.rules.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { tillRefusal } from "../tills.ts";
import { tenderTexts } from "./tender-texts.rules.ts";
import { insertVoucher } from "./voucher.store.ts";
import { hashVoucherCode, hintOfVoucherCode, newVoucherCode } from "./voucher-code.ts";

/** How a voucher was paid; null: it is given. */
export type VoucherTender = "cash" | "terminal" | "transfer" | null;

export interface IssueVoucherCommand {
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly tender: VoucherTender;
  /** Milliseconds since 1970; null: for ever. */
  readonly validUntil: number | null;
  readonly reason: string;
  /** A second person's yes to this request; only for who may not issue vouchers alone. */
  readonly approvalToken: string | null;
  readonly idempotencyKey: string;
  readonly actor: StaffActor;
  readonly channelCode: string;
}

interface VoucherIssued {
  readonly kind: "issued";
  /** Null when the same request had issued it before: a code is told once. */
  readonly code: string | null;
  readonly codeHash: string;
}

interface VoucherRefused {
  readonly kind: "refused";
  readonly reason: LocalisedText;
  readonly field: string;
}

type NotIssued = VoucherRefused | { readonly kind: "approval-required"; readonly reason: LocalisedText };

export type IssueVoucherOutcome = VoucherIssued | NotIssued;

const mostFace = 1_000_000_000;

function refusalOf(command: IssueVoucherCommand): Omit<VoucherRefused, "kind"> | null {
  const { amountMinor, validUntil, currency } = command;
  const badKey = keyRefusal(command.idempotencyKey);
  if (badKey) return badKey;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > mostFace) {
    return { reason: tenderTexts.voucherAmountBad, field: "amountMinor" };
  }
  if (!currencies.includes(currency)) return { reason: tenderTexts.voucherAmountBad, field: "currency" };
  if (validUntil !== null && validUntil <= Date.now())
    return { reason: tenderTexts.validUntilBad, field: "validUntil" };
  const words = command.reason.trim();
  return words === "" || words.length > 1000 ? { reason: refundTexts.reasonMissing, field: "reason" } : null;
}

/**
 * Issues a gift voucher, bought or given. Its code is told once, and only its hash is kept. Who may not do so alone
 * needs a second person's approval for exactly this request (its idempotency key), which is used up.
 */
export async function issueVoucher(tools: SalesTools, command: IssueVoucherCommand): Promise<IssueVoucherOutcome> {
  const bad = refusalOf(command);
  if (bad) return { kind: "refused", ...bad };
  const { actor, idempotencyKey, channelCode, approvalToken: _, ...request } = command;
  const channel = await tools.channels.byCode(channelCode);
  if (!channel) throw new Error(`there is no channel ${channelCode}`);
  return orRefused<VoucherIssued, NotIssued>(() =>
    tools.database.inHotTransaction(async (tx) => {
      const code = newVoucherCode();
      const codeHash = hashVoucherCode(code);
      const once = await claimOnce(tx, "issue-voucher", `${actor.staffId}/${idempotencyKey}`, request, { codeHash });
      if (once.kind === "again") return { kind: "issued", code: null, codeHash: once.answer.codeHash };
      if (once.kind === "misused") {
        throw new Refused<VoucherRefused>({ kind: "refused", reason: saleTexts.keyMisused, field: "idempotencyKey" });
      }
      const noTill = await tillRefusal(tools, tx, actor.staffId, [command]);
      if (noTill) throw new Refused<VoucherRefused>({ kind: "refused", ...noTill });
      const approverId = await approverOf(tools, tx, command);
      const id = uuid();
      const { currency, amountMinor, tender, validUntil } = command;
      const reason = command.reason.trim();
      await insertVoucher(tx, {
        ...{
          id,
          codeHash,
          hint: hintOfVoucherCode(code),
          currency,
          faceMinor: amountMinor,
          validUntil,
          tender,
          reason,
        },
        issuedBy: actor.staffId,
        channelId: channel.id,
      });
      await audit(tx, {
        ...{ actor, approverId, act: "voucher.issue", subjectKind: "voucher", subjectId: id, reason, channelCode },
        details: { amountMinor, currency, tender },
      });
      return { kind: "issued", code, codeHash };
    }),
  );
}

/** The approver where the role demands one, else null; uses the approval up. Throws `Refused` without. */
async function approverOf(
  { identity }: SalesTools,
  tx: Transaction,
  { actor, approvalToken, idempotencyKey }: IssueVoucherCommand,
): Promise<string | null> {
  const alone: boolean = may(actor, "vouchers.issue");
  if (alone) return null;
  const act = PrivilegedAct.ISSUE_VOUCHER;
  const approver = approvalToken && (await identity.useApproval(tx, approvalToken, act, idempotencyKey, actor.staffId));
  if (!approver) throw new Refused<NotIssued>({ kind: "approval-required", reason: tenderTexts.voucherApproval });
  return approver;
}
