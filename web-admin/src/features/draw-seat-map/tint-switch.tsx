import { SegmentedControl } from "@mantine/core";
import type { Tint } from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { PartProps } from "./fields.tsx";
import styles from "./paint.module.css";

/** What the colours of the board say. */
export function TintSwitch({ editor, state }: PartProps) {
  const t = useAdminText();
  return (
    <div className={styles.tint}>
      <SegmentedControl
        size="xs"
        aria-label={t("paint.tint")}
        value={state.settings.tint}
        onChange={(tint) => editor.set({ tint: tint as Tint })}
        data={(["quality", "category"] as const).map((value) => ({ value, label: t(`paint.tints.${value}`) }))}
      />
    </div>
  );
}
