import type { MigrationInterface } from "typeorm";
import { channelEntities } from "./channels/index.ts";
import { customerEntities } from "./customers/index.ts";
import { identityEntities } from "./identity/index.ts";
import { inventoryEntities } from "./inventory/index.ts";
import { mapChangeEntities } from "./map-changes/index.ts";
import { messageEntities } from "./messages/index.ts";
import { Platform1767225600001 } from "./migrations/0001-platform.ts";
import { Foundation1767225600002 } from "./migrations/0002-foundation.ts";
import { Sales1767225600003 } from "./migrations/0003-sales.ts";
import { DraftAuthor1767225600004 } from "./migrations/0004-draft-author.ts";
import { Pictures1767225600005 } from "./migrations/0005-pictures.ts";
import { MapChanges1767225600006 } from "./migrations/0006-map-changes.ts";
import { Pricing1767225600007 } from "./migrations/0007-pricing.ts";
import { Allocations1767225600008 } from "./migrations/0008-allocations.ts";
import { Payments1767225600009 } from "./migrations/0009-payments.ts";
import { AuditChain1767225600010 } from "./migrations/0010-audit-chain.ts";
import { Orders1767225600011 } from "./migrations/0011-orders.ts";
import { Bulk1767225600013 } from "./migrations/0013-bulk.ts";
import { BoxOffice1767225600014 } from "./migrations/0014-box-office.ts";
import { Market1767225600015 } from "./migrations/0015-market.ts";
import { MarketRules1767225600016 } from "./migrations/0016-market-rules.ts";
import { Shifts1767225600018 } from "./migrations/0018-shifts.ts";
import { Contingency1767225600019 } from "./migrations/0019-contingency.ts";
import { TicketStock1767225600020 } from "./migrations/0020-ticket-stock.ts";
import { Mail1767225600021 } from "./migrations/0021-mail.ts";
import { Places1767225600022 } from "./migrations/0022-places.ts";
import { Customers1767225600023 } from "./migrations/0023-customers.ts";
import { LeaseKeepers1767225600025 } from "./migrations/0025-lease-keepers.ts";
import { BackupPacks1767225600026 } from "./migrations/0026-backup-packs.ts";
import { PrinterWays1767225600027 } from "./migrations/0027-printer-ways.ts";
import { RollSerials1767225600028 } from "./migrations/0028-roll-serials.ts";
import { ContingencyOnline1767225600029 } from "./migrations/0029-contingency-online.ts";
import { PrintHandOvers1767225600030 } from "./migrations/0030-print-hand-overs.ts";
import { TelephonePayments1767225600031 } from "./migrations/0031-telephone-payments.ts";
import { NumbersOfTickets1767225600032 } from "./migrations/0032-numbers-of-tickets.ts";
import { paymentEntities } from "./payments/index.ts";
import { OutboxMessage } from "./platform/jobs/index.ts";
import { programmeEntities } from "./programme/index.ts";
import { salesEntities } from "./sales/index.ts";
import { ticketEntities } from "./tickets/index.ts";
import { venueEntities } from "./venues/index.ts";

type EntityClass = new () => object;
type MigrationClass = new () => MigrationInterface;

/** Every entity of the server, slice by slice. TypeORM knows no others. */
export const entities: EntityClass[] = [
  OutboxMessage,
  ...identityEntities,
  ...channelEntities,
  ...venueEntities,
  ...programmeEntities,
  ...messageEntities,
  ...inventoryEntities,
  ...paymentEntities,
  ...salesEntities,
  ...ticketEntities,
  ...mapChangeEntities,
  ...customerEntities,
];

/** Every migration, in the order in which they run. */
export const migrations: MigrationClass[] = [
  Platform1767225600001,
  Foundation1767225600002,
  Sales1767225600003,
  DraftAuthor1767225600004,
  Pictures1767225600005,
  MapChanges1767225600006,
  Pricing1767225600007,
  Allocations1767225600008,
  Payments1767225600009,
  AuditChain1767225600010,
  Orders1767225600011,
  Bulk1767225600013,
  BoxOffice1767225600014,
  Market1767225600015,
  MarketRules1767225600016,
  Shifts1767225600018,
  Contingency1767225600019,
  TicketStock1767225600020,
  Mail1767225600021,
  Places1767225600022,
  Customers1767225600023,
  LeaseKeepers1767225600025,
  BackupPacks1767225600026,
  PrinterWays1767225600027,
  RollSerials1767225600028,
  ContingencyOnline1767225600029,
  PrintHandOvers1767225600030,
  TelephonePayments1767225600031,
  NumbersOfTickets1767225600032,
];
