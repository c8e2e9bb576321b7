import type { MigrationInterface, QueryRunner } from "typeorm";

/** Staff, channels, venues with their seat maps, and the programme; and the audit log they all write to. */
export class Foundation1767225600002 implements MigrationInterface {
  name = "Foundation1767225600002";

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [immutability, identity, channels, venues, programme]) {
      for (const statement of step) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE sales_window, price, price_zone, performance, event, ticket_type, seat_map_version, seat_map,
         venue, sales_channel, audit_entry, approval, sign_in_throttle, sign_in, staff_member`,
    );
    await runner.query("DROP FUNCTION refuse_change()");
  }
}

/** A table with this trigger only grows: what is written stays as it was written. */
const immutability = [
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION '% on % is refused: its rows never change', TG_OP, TG_TABLE_NAME
       USING ERRCODE = 'object_not_in_prerequisite_state';
   END $$`,
];

function refuseChanges(table: string): string {
  return `CREATE TRIGGER ${table}_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`;
}

const identity = [
  `CREATE TABLE staff_member (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    role text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT staff_member_pk PRIMARY KEY (id),
    CONSTRAINT staff_member_email_unique UNIQUE (email),
    CONSTRAINT staff_member_email_is_lower_case CHECK (email = lower(email)),
    CONSTRAINT staff_member_role_known CHECK (role IN ('admin', 'supervisor', 'seller'))
  )`,
  `CREATE TABLE sign_in (
    token_hash text NOT NULL,
    staff_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT sign_in_pk PRIMARY KEY (token_hash),
    CONSTRAINT sign_in_staff_fk FOREIGN KEY (staff_id) REFERENCES staff_member (id) ON DELETE CASCADE
  )`,
  "CREATE INDEX sign_in_staff ON sign_in (staff_id)",
  "CREATE INDEX sign_in_expiry ON sign_in (expires_at)",
  `CREATE TABLE sign_in_throttle (
    key text NOT NULL,
    failures integer NOT NULL,
    last_failure_at timestamptz NOT NULL,
    CONSTRAINT sign_in_throttle_pk PRIMARY KEY (key)
  )`,
  "CREATE INDEX sign_in_throttle_age ON sign_in_throttle (last_failure_at)",
  `CREATE TABLE approval (
    id uuid NOT NULL,
    token_hash text NOT NULL,
    approver_id uuid NOT NULL,
    requested_by uuid NOT NULL,
    act text NOT NULL,
    subject_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT approval_pk PRIMARY KEY (id),
    CONSTRAINT approval_token_unique UNIQUE (token_hash),
    CONSTRAINT approval_needs_two_people CHECK (approver_id <> requested_by),
    CONSTRAINT approval_approver_fk FOREIGN KEY (approver_id) REFERENCES staff_member (id),
    CONSTRAINT approval_requested_by_fk FOREIGN KEY (requested_by) REFERENCES staff_member (id)
  )`,
  "CREATE INDEX approval_subject ON approval (subject_id)",
  `CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT now(),
    staff_id uuid,
    approver_id uuid,
    act text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    reason text,
    details jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT audit_entry_pk PRIMARY KEY (id)
  )`,
  "CREATE INDEX audit_entry_subject ON audit_entry (subject_kind, subject_id)",
  "CREATE INDEX audit_entry_staff ON audit_entry (staff_id)",
  refuseChanges("audit_entry"),
];

const channels = [
  `CREATE TABLE sales_channel (
    id uuid NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT sales_channel_pk PRIMARY KEY (id),
    CONSTRAINT sales_channel_code_unique UNIQUE (code)
  )`,
  `INSERT INTO sales_channel (id, code, name_zh, name_en, position) VALUES
    ('019b0000-0000-7000-8000-00000000c001', 'web', '网上购票', 'Web shop', 1),
    ('019b0000-0000-7000-8000-00000000c002', 'counter', '售票窗口', 'Counter', 2),
    ('019b0000-0000-7000-8000-00000000c003', 'phone', '电话购票', 'Telephone', 3),
    ('019b0000-0000-7000-8000-00000000c004', 'partner', '合作渠道', 'Partners', 4)`,
];

const venues = [
  `CREATE TABLE venue (
    id uuid NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    city_zh text NOT NULL,
    city_en text NOT NULL,
    time_zone text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT venue_pk PRIMARY KEY (id)
  )`,
  `CREATE TABLE seat_map (
    id uuid NOT NULL,
    venue_id uuid NOT NULL,
    name text NOT NULL,
    draft_document jsonb NOT NULL,
    draft_revision integer NOT NULL,
    draft_seat_count integer NOT NULL,
    draft_block_count integer NOT NULL,
    draft_problems jsonb NOT NULL,
    draft_updated_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT seat_map_pk PRIMARY KEY (id),
    CONSTRAINT seat_map_name_unique UNIQUE (venue_id, name),
    CONSTRAINT seat_map_venue_fk FOREIGN KEY (venue_id) REFERENCES venue (id)
  )`,
  `CREATE TABLE seat_map_version (
    id uuid NOT NULL,
    seat_map_id uuid NOT NULL,
    number integer NOT NULL,
    draft_revision integer NOT NULL,
    seat_count integer NOT NULL,
    block_count integer NOT NULL,
    blocks jsonb NOT NULL,
    document jsonb NOT NULL,
    geometry bytea NOT NULL,
    geometry_hash text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    published_by uuid,
    CONSTRAINT seat_map_version_pk PRIMARY KEY (id),
    CONSTRAINT seat_map_version_number_unique UNIQUE (seat_map_id, number),
    CONSTRAINT seat_map_version_seat_map_fk FOREIGN KEY (seat_map_id) REFERENCES seat_map (id),
    CONSTRAINT seat_map_version_published_by_fk FOREIGN KEY (published_by) REFERENCES staff_member (id)
  )`,
  // Already brotli: compressing it again on disk would only cost time.
  "ALTER TABLE seat_map_version ALTER COLUMN geometry SET STORAGE EXTERNAL",
  refuseChanges("seat_map_version"),
];

const programme = [
  `CREATE TABLE event (
    id uuid NOT NULL,
    slug text NOT NULL,
    title_zh text NOT NULL,
    title_en text NOT NULL,
    subtitle_zh text NOT NULL,
    subtitle_en text NOT NULL,
    description_zh text NOT NULL,
    description_en text NOT NULL,
    mood text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT event_pk PRIMARY KEY (id),
    CONSTRAINT event_slug_unique UNIQUE (slug)
  )`,
  `CREATE TABLE performance (
    id integer GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL,
    venue_id uuid NOT NULL,
    seat_map_version_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    doors_open_at timestamptz,
    state text NOT NULL DEFAULT 'draft',
    zone_map bytea,
    zone_map_hash text,
    seat_count integer NOT NULL,
    max_seats_per_cart integer NOT NULL DEFAULT 8,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT performance_pk PRIMARY KEY (id),
    CONSTRAINT performance_event_fk FOREIGN KEY (event_id) REFERENCES event (id),
    CONSTRAINT performance_venue_fk FOREIGN KEY (venue_id) REFERENCES venue (id),
    CONSTRAINT performance_seat_map_version_fk FOREIGN KEY (seat_map_version_id) REFERENCES seat_map_version (id),
    CONSTRAINT performance_state_known CHECK (state IN ('draft', 'on_sale', 'closed', 'cancelled')),
    CONSTRAINT performance_zone_map_complete CHECK ((zone_map IS NULL) = (zone_map_hash IS NULL)),
    CONSTRAINT performance_zone_map_covers_seats CHECK (zone_map IS NULL OR octet_length(zone_map) = seat_count),
    CONSTRAINT performance_doors_before_start CHECK (doors_open_at IS NULL OR doors_open_at <= starts_at)
  )`,
  "CREATE INDEX performance_event ON performance (event_id, starts_at)",
  "CREATE INDEX performance_start ON performance (starts_at, id)",
  `CREATE TABLE price_zone (
    id uuid NOT NULL,
    performance_id integer NOT NULL,
    index integer NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    hue integer NOT NULL,
    seat_count integer NOT NULL,
    CONSTRAINT price_zone_pk PRIMARY KEY (id),
    CONSTRAINT price_zone_index_unique UNIQUE (performance_id, index) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT price_zone_code_unique UNIQUE (performance_id, code),
    CONSTRAINT price_zone_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id),
    CONSTRAINT price_zone_index_fits_a_byte CHECK (index BETWEEN 0 AND 254),
    CONSTRAINT price_zone_hue_known CHECK (hue BETWEEN 0 AND 11)
  )`,
  `CREATE TABLE ticket_type (
    id uuid NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT ticket_type_pk PRIMARY KEY (id),
    CONSTRAINT ticket_type_code_unique UNIQUE (code)
  )`,
  `INSERT INTO ticket_type (id, code, name_zh, name_en, position) VALUES
    ('019b0000-0000-7000-8000-00000000d001', 'adult', '成人', 'Adult', 1),
    ('019b0000-0000-7000-8000-00000000d002', 'student', '学生', 'Student', 2),
    ('019b0000-0000-7000-8000-00000000d003', 'child', '儿童', 'Child', 3)`,
  `CREATE TABLE price (
    performance_id integer NOT NULL,
    zone_id uuid NOT NULL,
    ticket_type_id uuid NOT NULL,
    currency text NOT NULL,
    amount_minor bigint NOT NULL,
    CONSTRAINT price_pk PRIMARY KEY (performance_id, zone_id, ticket_type_id, currency),
    CONSTRAINT price_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id),
    CONSTRAINT price_zone_fk FOREIGN KEY (zone_id) REFERENCES price_zone (id) ON DELETE CASCADE,
    CONSTRAINT price_ticket_type_fk FOREIGN KEY (ticket_type_id) REFERENCES ticket_type (id),
    CONSTRAINT price_not_negative CHECK (amount_minor >= 0)
  )`,
  `CREATE TABLE sales_window (
    performance_id integer NOT NULL,
    channel_id uuid NOT NULL,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    CONSTRAINT sales_window_pk PRIMARY KEY (performance_id, channel_id),
    CONSTRAINT sales_window_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id),
    CONSTRAINT sales_window_channel_fk FOREIGN KEY (channel_id) REFERENCES sales_channel (id),
    CONSTRAINT sales_window_opens_before_it_closes CHECK (opens_at < closes_at)
  )`,
];
