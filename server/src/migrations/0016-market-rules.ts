import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // One row: what a market asks of the house. Nothing is asked until somebody says so.
  `CREATE TABLE market_rules (
    id smallint NOT NULL DEFAULT 1,
    real_name boolean NOT NULL DEFAULT false,
    public_share_percent integer,
    most_per_identity integer,
    hash_key bytea NOT NULL,
    CONSTRAINT market_rules_pk PRIMARY KEY (id),
    CONSTRAINT market_rules_one_row CHECK (id = 1),
    CONSTRAINT market_rules_share CHECK (public_share_percent BETWEEN 1 AND 100),
    CONSTRAINT market_rules_most CHECK (most_per_identity BETWEEN 1 AND 100)
  )`,
  // The key never leaves the database but to hash by it: two UUIDs are 244 random bits.
  `INSERT INTO market_rules (hash_key)
   VALUES (decode(md5(gen_random_uuid()::text) || md5(gen_random_uuid()::text), 'hex'))`,
  // Whose ticket it is: a name, a keyed hash of their document's number, and its last characters. Not the number.
  `CREATE TABLE ticket_holder (
    order_line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    performance_id integer NOT NULL,
    name text NOT NULL,
    identity_hash text NOT NULL,
    identity_end text NOT NULL,
    CONSTRAINT ticket_holder_pk PRIMARY KEY (order_line_id),
    CONSTRAINT ticket_holder_end_is_short CHECK (length(identity_end) = 4)
  )`,
  "CREATE INDEX ticket_holder_order ON ticket_holder (order_id)",
  // What is left to do of a cancelled or moved performance is read from its live lines: those that are done are not even looked at.
  "CREATE INDEX order_line_live ON order_line (performance_id) WHERE state = 'live'",
];

/** Rules of a market: real names, the share on public sale, purchase limits by identity. All off. */
export class MarketRules1767225600016 implements MigrationInterface {
  name = "MarketRules1767225600016";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX order_line_live");
    await runner.query("DROP TABLE ticket_holder, market_rules");
  }
}
