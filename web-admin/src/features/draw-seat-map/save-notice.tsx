import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import type { SeatMapEditor } from "@parterre/seat-map/editor";
import { type BothLanguages, RefusalNotice, useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { createSeatMapMutation } from "./documents.ts";
import classes from "./draw-seat-map.module.css";
import type { useAutosave } from "./use-autosave.ts";

export interface SaveNoticeProps {
  readonly seatMap: { readonly venueId: string; readonly name: string };
  readonly editor: SeatMapEditor;
  readonly saving: ReturnType<typeof useAutosave>;
  readonly onReload: () => void;
}

/** Why the drawing is not saved, who was first, and the ways on: nobody's work is lost by itself. */
export function SaveNotice({ seatMap, editor, saving, onReload }: SaveNoticeProps) {
  const t = useAdminText();
  const formats = useFormats();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [createSeatMap, creating] = useMutation(createSeatMapMutation);
  const { state } = saving;
  const keepMine = async () => {
    setRefused(null);
    const input = {
      venueId: seatMap.venueId,
      name: `${seatMap.name.slice(0, 90)} (${formats.dateTime(new Date().toISOString())})`,
      document: JSON.stringify(editor.state.document),
    };
    const { data } = await createSeatMap({ variables: { input } }).catch(() => ({ data: null }));
    const result = data?.createSeatMap;
    if (result?.__typename === "SeatMapDraftSaved") navigate(`/seat-maps/${result.seatMap.id}/draw`);
    else if (result) setRefused(result);
  };
  if (state.kind === "refused") return <RefusalNotice refusal={state.refusal} />;
  if (state.kind === "failed") {
    return (
      <div className={classes.notice} role="alert">
        <p>{t("draw.failed")}</p>
        <Button size="compact-md" variant="default" onClick={() => void saving.save()}>
          {t("draw.retry")}
        </Button>
      </div>
    );
  }
  if (state.kind !== "conflict") return null;
  const { name, updatedAt } = state.conflict;
  return (
    <div className={classes.notice} role="alert">
      <p>{t("draw.conflict", { name: name ?? t("draw.someone"), time: formats.dateTime(updatedAt) })}</p>
      <Button size="compact-md" onClick={() => void saving.bringTogether()}>
        {t("draw.both")}
      </Button>
      <Button size="compact-md" variant="default" onClick={onReload}>
        {t("draw.theirs")}
      </Button>
      <Button size="compact-md" variant="default" loading={creating.loading} onClick={() => void keepMine()}>
        {t("draw.keepMine")}
      </Button>
      <RefusalNotice refusal={refused} />
      {creating.error && <p>{t("form.failed")}</p>}
    </div>
  );
}
