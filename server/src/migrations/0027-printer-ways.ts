import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // How a window reaches its printer, and what the printer answered when it was asked.
  "ALTER TABLE printer ADD COLUMN way text NOT NULL DEFAULT 'usb'",
  "ALTER TABLE printer ADD COLUMN address text",
  "ALTER TABLE printer ADD COLUMN tells_state boolean NOT NULL DEFAULT true",
  "ALTER TABLE printer DROP CONSTRAINT printer_language_known",
  `ALTER TABLE printer ADD CONSTRAINT printer_language_known
   CHECK (language IN ('fgl', 'escpos', 'tspl', 'zpl', 'picture'))`,
  `ALTER TABLE printer ADD CONSTRAINT printer_way_known CHECK (way IN ('usb', 'serial', 'network', 'dialogue'))`,
  `ALTER TABLE printer ADD CONSTRAINT printer_address_agrees CHECK ((way = 'network') = (address IS NOT NULL))`,
  // What goes through a dialogue is a picture, and nobody answers for it.
  `ALTER TABLE printer ADD CONSTRAINT printer_dialogue_agrees
   CHECK ((way = 'dialogue') = (language = 'picture') AND (way <> 'dialogue' OR ack_level = 'none'))`,

  // Which process holds the line to a network printer, so that two windows never mix their bytes. One that died lets go
  // when its time is over.
  `CREATE TABLE printer_line (
    address text NOT NULL,
    holder uuid NOT NULL,
    held_until timestamptz NOT NULL,
    CONSTRAINT printer_line_pk PRIMARY KEY (address)
  )`,
];

const down: readonly string[] = [
  "DROP TABLE printer_line",
  "ALTER TABLE printer DROP CONSTRAINT printer_language_known",
  `ALTER TABLE printer ADD CONSTRAINT printer_language_known
   CHECK (language IN ('fgl', 'escpos', 'tspl', 'zpl')) NOT VALID`,
  "ALTER TABLE printer DROP COLUMN way, DROP COLUMN address, DROP COLUMN tells_state",
];

export class PrinterWays1767225600027 implements MigrationInterface {
  name = "PrinterWays1767225600027";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
