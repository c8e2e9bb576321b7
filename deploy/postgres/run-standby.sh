#!/usr/bin/env bash
# The standby: copies the primary the first time, then follows its log for ever.
set -euo pipefail

export PGDATA=/var/lib/postgresql/18/docker
primary="host=primary port=5432 user=standby password=$REPLICATION_PASSWORD application_name=standby"

if [ ! -s "$PGDATA/PG_VERSION" ] || [ ! -e "$PGDATA/copied" ]; then
  # Whatever is here was cut off half-way.
  rm -rf "$PGDATA"
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  pg_basebackup --dbname="$primary" --pgdata="$PGDATA" --wal-method=stream --slot=standby --checkpoint=fast
  touch "$PGDATA/copied"
fi

touch "$PGDATA/standby.signal"
exec postgres -c config_file=/etc/parterre/standby.conf -c "primary_conninfo=$primary"
