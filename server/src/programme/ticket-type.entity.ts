import type { TicketKind } from "@parterre/pricing";
import { Check, Column, Entity, PrimaryColumn, Unique } from "typeorm";

/** Who a ticket is for (票种), and by what rules it is sold. The house's own list, the same for all performances. */
@Entity({ name: "ticket_type" })
@Unique("ticket_type_code_unique", ["code"])
@Check("ticket_type_kind_known", "kind IN ('standard', 'wheelchair', 'companion', 'group', 'complimentary', 'staff')")
@Check("ticket_type_proof_in_both", "(proof_zh IS NULL) = (proof_en IS NULL)")
export class TicketType {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "ticket_type_pk" })
  id!: string;

  @Column({ name: "code", type: "text" })
  code!: string;

  @Column({ name: "name_zh", type: "text" })
  nameZh!: string;

  @Column({ name: "name_en", type: "text" })
  nameEn!: string;

  /** Order in lists; the first one is offered first. */
  @Column({ name: "position", type: "integer" })
  position!: number;

  @Column({ name: "kind", type: "text", default: "standard" })
  kind!: TicketKind;

  @Column({ name: "channel_codes", type: "text", array: true })
  channelCodes!: string[];

  /** Sold from so many of a performance on, in one order. */
  @Column({ name: "least", type: "integer", nullable: true })
  least!: number | null;

  /** This and the next two: of one performance. */
  @Column({ name: "most_per_order", type: "integer", nullable: true })
  mostPerOrder!: number | null;

  @Column({ name: "most_per_customer", type: "integer", nullable: true })
  mostPerCustomer!: number | null;

  @Column({ name: "most_per_performance", type: "integer", nullable: true })
  mostPerPerformance!: number | null;

  /** What has to be shown at the door; null: nothing. */
  @Column({ name: "proof_zh", type: "text", nullable: true })
  proofZh!: string | null;

  @Column({ name: "proof_en", type: "text", nullable: true })
  proofEn!: string | null;

  /** Types are never deleted, because orders name them; one that is not on offer is sold no more. */
  @Column({ name: "on_offer", type: "boolean", default: true })
  onOffer!: boolean;
}
