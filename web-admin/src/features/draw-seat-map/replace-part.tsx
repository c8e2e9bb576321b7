import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type LabelReplacement, replaceInLabels } from "@parterre/seat-map/editor";
import { useMemo, useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import type { PartProps } from "./fields.tsx";
import { RelabelLook } from "./relabel-look.tsx";

/** Replaces a text in the labels of what is chosen. */
export function ReplacePart({ editor, state: { document, selection } }: PartProps) {
  const t = useAdminText();
  const [replacement, setReplacement] = useState<LabelReplacement>({ of: "seats", find: "", by: "" });
  const after = useMemo(
    () => replaceInLabels(document, selection.seats, replacement),
    [document, selection.seats, replacement],
  );
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          size="xs"
          label={t("paint.find")}
          maxLength={64}
          value={replacement.find}
          onChange={(event) => setReplacement({ ...replacement, find: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t("paint.by")}
          maxLength={16}
          value={replacement.by}
          onChange={(event) => setReplacement({ ...replacement, by: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t("paint.of")}
          data={(["seats", "rows", "blocks"] as const).map((value) => ({ value, label: t(`paint.ofs.${value}`) }))}
          value={replacement.of}
          onChange={(event) =>
            setReplacement({ ...replacement, of: event.currentTarget.value as LabelReplacement["of"] })
          }
        />
      </div>
      <RelabelLook before={document} after={after} ids={selection.seats}>
        <Button size="xs" variant="default" disabled={after === document} onClick={() => editor.edit(() => after)}>
          {t("paint.apply")}
        </Button>
      </RelabelLook>
    </>
  );
}
