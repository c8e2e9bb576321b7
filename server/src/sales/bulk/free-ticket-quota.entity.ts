import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** How many tickets of a free kind a performance may give away, and how many are given; triggers keep the count. */
@Entity({ name: "free_ticket_quota" })
@Check("free_ticket_quota_kept", "given BETWEEN 0 AND most")
export class FreeTicketQuota {
  @PrimaryColumn("integer", { name: "performance_id", primaryKeyConstraintName: "free_ticket_quota_pk" })
  performanceId!: number;

  @PrimaryColumn("uuid", { name: "ticket_type_id", primaryKeyConstraintName: "free_ticket_quota_pk" })
  ticketTypeId!: string;

  @Column({ name: "most", type: "integer" })
  most!: number;

  @Column({ name: "given", type: "integer", default: 0 })
  given!: number;

  @Column({ name: "set_by", type: "uuid" })
  setBy!: string;

  @Column({ name: "set_at", type: "timestamptz", default: () => "now()" })
  setAt!: Date;
}
