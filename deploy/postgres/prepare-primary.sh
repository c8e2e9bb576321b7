#!/usr/bin/env bash
# Run once by the postgres image, when the primary's data folder is new: the API's user, the standby's user and slot.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=api_password="$PARTERRE_PASSWORD" --set=standby_password="$REPLICATION_PASSWORD" <<'SQL'
-- REPLICATION lets the API open its logical slot; it owns its database and nothing else.
CREATE ROLE parterre LOGIN REPLICATION PASSWORD :'api_password';
CREATE ROLE standby LOGIN REPLICATION PASSWORD :'standby_password';
ALTER DATABASE parterre OWNER TO parterre;
ALTER SCHEMA public OWNER TO parterre;
-- A new slot on the standby waits for this record; the API asks the primary for it.
GRANT EXECUTE ON FUNCTION pg_log_standby_snapshot() TO parterre;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
SELECT pg_create_physical_replication_slot('standby');
SQL

# The image lets everyone in from outside with a password, but to databases only; this is for the standby's stream.
echo "host replication standby all scram-sha-256" >> "$PGDATA/pg_hba.conf"
