#!/usr/bin/env bash
# A whole copy of the database every few hours, taken from the standby so that selling is not slowed.
#   run-backups.sh          round after round, for ever
#   run-backups.sh check    succeeds when the newest whole backup is young enough
# A backup is a file parterre-TIME.dump for pg_restore (docs/OPERATIONS.md says how to put one back).
set -euo pipefail

folder=/backups
every_seconds=$((BACKUP_EVERY_HOURS * 3600))

if [ "${1:-}" = check ]; then
  [ -n "$(find "$folder" -name 'parterre-*.dump' -newermt "-$((2 * every_seconds)) seconds" -print -quit)" ]
  exit
fi

take_backup() {
  local name
  name="$folder/parterre-$(date --utc +%Y%m%dT%H%M%SZ).dump"
  # Under another name until it is whole and readable: a cut-off backup is never taken for a good one.
  pg_dump --format=custom --compress=zstd:6 --no-owner --file="$name.unfinished" || return
  pg_restore --list "$name.unfinished" > /dev/null || return
  mv "$name.unfinished" "$name"
  echo "written: $name ($(stat --format=%s "$name") bytes)"
}

trap 'exit 0' TERM INT
while true; do
  if take_backup; then
    find "$folder" -name 'parterre-*.dump' -mtime "+$BACKUP_KEEP_DAYS" -delete
    find "$folder" -name 'parterre-*.unfinished' -mmin +1440 -delete
    sleep "$every_seconds" & wait $!
  else
    echo "the backup failed; trying again in a minute" >&2
    sleep 60 & wait $!
  fi
done
