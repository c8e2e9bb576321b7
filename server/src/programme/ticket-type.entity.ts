import { Column, Entity, PrimaryColumn, Unique } from "typeorm";

/** Who a ticket is for (票种): adult, student, child. The house's own list, the same for all performances. */
@Entity({ name: "ticket_type" })
@Unique("ticket_type_code_unique", ["code"])
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
}
