import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { StaffActor } from "../../identity/index.ts";
import type { ExchangeWish } from "../exchange/quote-exchange.ts";
import { PaymentRecord } from "../payment.entity.ts";
import type { Tender } from "../tenders/tenders.rules.ts";

/** What a telephone is asked to pay: a part of a sale, what an order owes, the difference of an exchange. */
export type TelephonePurpose = "sale" | "balance" | "exchange";

/** Where it stands; `over`: given up at the window, or its time is up. Kept as these texts. */
export type TelephoneOutcome = "waiting" | "done" | "declined" | "given_back" | "over";

/** An exchange that is made once its difference has been paid. */
export type AwaitedExchange = ExchangeWish & { readonly shownDifferenceMinor: number };

/**
 * A payment that a telephone was asked for at a window and that is not simply a whole sale: what is to be done with it,
 * in one transaction with everything that was put down beside it, once its provider says that it is paid.
 */
@Entity({ name: "telephone_payment" })
@Index("telephone_payment_waiting", ["payBy"], { where: "outcome = 'waiting'" })
@Check("telephone_payment_purpose_known", "purpose IN ('sale', 'balance', 'exchange')")
@Check("telephone_payment_outcome_known", "outcome IN ('waiting', 'done', 'declined', 'given_back', 'over')")
@Check("telephone_payment_exchange_agrees", "(exchange IS NOT NULL) = (purpose = 'exchange')")
export class TelephonePayment {
  @PrimaryColumn("uuid", { name: "payment_id", primaryKeyConstraintName: "telephone_payment_pk" })
  @ForeignKey(() => PaymentRecord, "id", { name: "telephone_payment_payment_fk" })
  paymentId!: string;

  @Column({ name: "purpose", type: "text" })
  purpose!: TelephonePurpose;

  /** Who asked, in the role they had then: what is done with it is theirs. */
  @Column({ name: "asked_by", type: "jsonb" })
  askedBy!: StaffActor;

  @Column({ name: "channel_code", type: "text" })
  channelCode!: string;

  /** What for; kept with the act. */
  @Column({ name: "reason", type: "text" })
  reason!: string;

  /** What lies on the counter beside it and is taken together with it. */
  @Column({ name: "tenders", type: "jsonb" })
  tenders!: readonly Tender[];

  @Column({ name: "exchange", type: "jsonb", nullable: true })
  exchange!: AwaitedExchange | null;

  @Column({ name: "pay_by", type: "timestamptz" })
  payBy!: Date;

  @Column({ name: "outcome", type: "text", default: "waiting" })
  outcome!: TelephoneOutcome;

  /** Why, where people need a sentence. */
  @Column({ name: "note_zh", type: "text", nullable: true })
  noteZh!: string | null;

  @Column({ name: "note_en", type: "text", nullable: true })
  noteEn!: string | null;
}
