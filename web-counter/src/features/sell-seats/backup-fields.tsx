import { Switch } from "@mantine/core";
import { KeyCap } from "../../keys/key-cap.tsx";
import { BackupNumberField } from "../../printing/backup-number-field.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./backup.module.css";
import type { BackupTickets } from "./use-backup-tickets.ts";

/** Alone: tickets from the printer, or numbered ones from the drawer, scanned or typed. */
export function BackupFields({ backup, count }: { readonly backup: BackupTickets; readonly count: number }) {
  const t = useCounterText();
  if (!backup.any) return null;
  return (
    <div className={classes.backup}>
      <Switch
        checked={backup.inUse}
        onChange={backup.toggle}
        size="md"
        label={
          <>
            {t("offline.useBackup")} <KeyCap>B</KeyCap>
          </>
        }
        aria-keyshortcuts="B"
        data-testid="use-backup"
      />
      {backup.inUse && (
        <BackupNumberField
          count={count}
          value={backup.typed}
          isWrong={backup.numbers === "unreadable"}
          onChange={backup.type}
        />
      )}
    </div>
  );
}
