import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // Tickets of an order that another window of the house is to print.
  `CREATE TABLE print_hand_over (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    venue_id uuid NOT NULL,
    from_counter_id uuid NOT NULL,
    to_counter_id uuid NOT NULL,
    handed_by uuid NOT NULL,
    handed_at timestamptz NOT NULL DEFAULT now(),
    changes integer NOT NULL DEFAULT 0,
    ended_at timestamptz,
    CONSTRAINT print_hand_over_pk PRIMARY KEY (id),
    CONSTRAINT print_hand_over_order_fk FOREIGN KEY (order_id) REFERENCES sales_order (id),
    CONSTRAINT print_hand_over_venue_fk FOREIGN KEY (venue_id) REFERENCES venue (id),
    CONSTRAINT print_hand_over_from_fk FOREIGN KEY (from_counter_id) REFERENCES counter (id),
    CONSTRAINT print_hand_over_to_fk FOREIGN KEY (to_counter_id) REFERENCES counter (id),
    CONSTRAINT print_hand_over_elsewhere CHECK (from_counter_id <> to_counter_id)
  )`,
  "CREATE INDEX print_hand_over_ended ON print_hand_over (venue_id, ended_at)",
  "CREATE INDEX print_hand_over_open ON print_hand_over (venue_id) WHERE ended_at IS NULL",
  // A ticket is at one window at a time. What was printed there stays there.
  `CREATE TABLE print_hand_over_ticket (
    hand_over_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    taken_back_at timestamptz,
    taken_back_by uuid,
    CONSTRAINT print_hand_over_ticket_pk PRIMARY KEY (hand_over_id, ticket_id),
    CONSTRAINT print_hand_over_ticket_hand_over_fk FOREIGN KEY (hand_over_id) REFERENCES print_hand_over (id),
    CONSTRAINT print_hand_over_ticket_ticket_fk FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT print_hand_over_ticket_taken_back_agrees CHECK ((taken_back_at IS NULL) = (taken_back_by IS NULL))
  )`,
  "CREATE UNIQUE INDEX print_hand_over_ticket_once ON print_hand_over_ticket (ticket_id) WHERE taken_back_at IS NULL",

  // The second wall: no attempt at a printer of another window than the one that the ticket was handed to.
  `CREATE FUNCTION refuse_print_elsewhere() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM print_hand_over_ticket t JOIN print_hand_over h ON h.id = t.hand_over_id
        JOIN printer p ON p.id = NEW.printer_id
        WHERE t.ticket_id = NEW.ticket_id AND t.taken_back_at IS NULL AND p.counter_id <> h.to_counter_id) THEN
      RAISE EXCEPTION 'ticket % was handed to another window', NEW.ticket_id;
    END IF;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER ticket_print_where_handed BEFORE INSERT ON ticket_print
   FOR EACH ROW EXECUTE FUNCTION refuse_print_elsewhere()`,

  // Whatever prints, ends or takes back a ticket: the hand-over tells it to those who watch, and ends with the last one.
  `CREATE FUNCTION settle_print_hand_overs(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    UPDATE print_hand_over h SET changes = h.changes + 1, ended_at = CASE WHEN EXISTS (
        SELECT 1 FROM print_hand_over_ticket t JOIN ticket k ON k.id = t.ticket_id
        WHERE t.hand_over_id = h.id AND t.taken_back_at IS NULL AND k.live AND NOT EXISTS (
          SELECT 1 FROM ticket_print p WHERE p.ticket_id = k.id AND (p.state = 'confirmed' OR p.decision = 'spoiled')))
      THEN NULL ELSE coalesce(h.ended_at, now()) END
    WHERE h.id = ANY (ids)
  $$`,
  `CREATE FUNCTION settle_print_hand_over_of_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE ids uuid[];
  BEGIN
    SELECT array_agg(hand_over_id) INTO ids FROM print_hand_over_ticket
    WHERE ticket_id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid AND taken_back_at IS NULL;
    IF ids IS NOT NULL THEN PERFORM settle_print_hand_overs(ids); END IF;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER ticket_print_begun_elsewhere AFTER INSERT ON ticket_print
   FOR EACH ROW EXECUTE FUNCTION settle_print_hand_over_of_ticket('ticket_id')`,
  `CREATE TRIGGER ticket_print_moved_elsewhere AFTER UPDATE OF state ON ticket_print
   FOR EACH ROW WHEN (NEW.state <> 'sent') EXECUTE FUNCTION settle_print_hand_over_of_ticket('ticket_id')`,
  `CREATE TRIGGER ticket_ended_elsewhere AFTER UPDATE OF live ON ticket
   FOR EACH ROW WHEN (OLD.live AND NOT NEW.live) EXECUTE FUNCTION settle_print_hand_over_of_ticket('id')`,

  "CREATE PUBLICATION parterre_print_hand_overs FOR TABLE print_hand_over (id, venue_id) WITH (publish = 'insert, update')",
  // A known printer that moves to another window is no new row.
  "CREATE PUBLICATION parterre_board_moves FOR TABLE printer (id) WITH (publish = 'update')",
];

const down: readonly string[] = [
  "DROP PUBLICATION parterre_board_moves",
  "DROP PUBLICATION parterre_print_hand_overs",
  "DROP TRIGGER ticket_ended_elsewhere ON ticket",
  "DROP TRIGGER ticket_print_moved_elsewhere ON ticket_print",
  "DROP TRIGGER ticket_print_begun_elsewhere ON ticket_print",
  "DROP TRIGGER ticket_print_where_handed ON ticket_print",
  "DROP FUNCTION settle_print_hand_over_of_ticket",
  "DROP FUNCTION settle_print_hand_overs",
  "DROP FUNCTION refuse_print_elsewhere",
  "DROP TABLE print_hand_over_ticket",
  "DROP TABLE print_hand_over",
];

export class PrintHandOvers1767225600030 implements MigrationInterface {
  name = "PrintHandOvers1767225600030";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
