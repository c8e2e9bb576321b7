import { TextInput } from "@mantine/core";
import { useCounterText } from "../texts/use-counter-text.ts";

export interface BackupNumberFieldProps {
  readonly count: number;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (typed: string) => void;
}

/** The numbers of pre-printed tickets for so many seats, scanned or typed. */
export function BackupNumberField({ count, value, isWrong, onChange }: BackupNumberFieldProps) {
  const t = useCounterText();
  return (
    <TextInput
      label={t("offline.backupNumbers", { count })}
      description={t("offline.backupHelp")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isWrong ? t("offline.backupWrong") : undefined}
      autoComplete="off"
      maxLength={200}
      classNames={{ input: "figures" }}
      data-testid="backup-numbers"
    />
  );
}
