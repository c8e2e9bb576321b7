import { useMutation } from "@apollo/client/react";
import { Button, useComputedColorScheme } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  DrawingBoard,
  type DrawingBoardHandle,
  SeatMapEditor,
  seatsAtPath,
  seatsChosen,
} from "@parterre/seat-map/editor";
import { type BothLanguages, placeName, RefusalNotice, useLocale } from "@parterre/web-kit";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { BrushPart } from "./brush-part.tsx";
import { BuyerPreview } from "./buyer-preview.tsx";
import { CheckPart } from "./check-part.tsx";
import { publishDrawingMutation } from "./documents.ts";
import classes from "./draw-seat-map.module.css";
import { FocusPart } from "./focus-part.tsx";
import { Inspector } from "./inspector.tsx";
import { OrderPart } from "./order-part.tsx";
import { SaveNotice } from "./save-notice.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { TintSwitch } from "./tint-switch.tsx";
import { ToolBar } from "./tool-bar.tsx";
import { TracePart } from "./trace-part.tsx";
import { useAutosave } from "./use-autosave.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import type { LoadedDraft } from "./use-draft.ts";
import { useReading } from "./use-reading.ts";
import { ZonesPart } from "./zones-part.tsx";

export interface DrawingDeskProps {
  readonly seatMap: {
    readonly id: string;
    readonly name: string;
    readonly venueId: string;
    readonly venueName: BothLanguages;
    readonly documentUrl: string;
  };
  readonly draft: LoadedDraft;
  /** Drops this drawing and opens the draft as it is now. */
  readonly onReload: () => void;
}

const notJudged: ReadonlyMap<string, number> = new Map();

/** Tools on the left, the board in the middle, what is chosen and what is odd on the right. */
export function DrawingDesk({ seatMap, draft, onReload }: DrawingDeskProps) {
  const t = useAdminText();
  const { locale, pick } = useLocale();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const navigate = useNavigate();
  const editor = useMemo(() => new SeatMapEditor(draft.document, () => crypto.randomUUID()), [draft]);
  const state = useSyncExternalStore(
    (listener) => editor.subscribe(listener),
    () => editor.state,
  );
  const board = useRef<DrawingBoardHandle>(null);
  const reading = useReading(editor);
  const saving = useAutosave(editor, seatMap.id, seatMap.documentUrl, draft);
  // A telephone shows the drawing and moves it; nobody draws a house with a thumb.
  const isSmall = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [sheet, setSheet] = useState(false);
  const [previewing, setPreviewing] = useState(false);
  useBoardKeys(editor, board, !previewing && !isSmall, () => setSheet(true));

  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [publishSeatMap, publishing] = useMutation(publishDrawingMutation);
  const publish = async () => {
    setRefused(null);
    if (!(await saving.save())) return;
    const { data } = await publishSeatMap({ variables: { seatMapId: seatMap.id } }).catch(() => ({ data: null }));
    const result = data?.publishSeatMap;
    if (result?.__typename === "SeatMapPublished") navigate(`/seat-maps/${seatMap.id}`);
    else if (result) setRefused(result);
  };
  // Who opens the board wants to draw: its keys work at once.
  useEffect(() => board.current?.focus(), []);
  // Who comes from a list of problems sees the place of that one.
  const [params] = useSearchParams();
  const shown = params.get("show");
  useEffect(() => {
    const seats = shown === null ? null : seatsAtPath(editor.state.document, shown);
    if (!seats || seats.size === 0) return;
    editor.choose(seatsChosen(seats));
    board.current?.showSeats(seats);
  }, [editor, shown]);
  // Until it was read for the first time, nobody knows whether it may be published.
  const hasErrors = reading?.problems.some(({ severity }) => severity === "error") ?? true;
  const name = placeName(seatMap.name, locale);

  return (
    <>
      <PageHeader
        title={name}
        path={[
          { to: "/venues", name: t("frame.venues") },
          { to: `/venues/${seatMap.venueId}`, name: pick(seatMap.venueName) },
          { to: `/seat-maps/${seatMap.id}`, name: t("maps.draft") },
        ]}
      >
        <span className={classes.state} role="status" data-testid="save-state">
          {saving.state.kind === "saved" || saving.state.kind === "saving" || saving.state.kind === "unsaved"
            ? t(`draw.${saving.state.kind}`)
            : t("draw.unsaved")}
        </span>
        <Button variant="subtle" color="gray" onClick={() => setSheet(true)}>
          {t("draw.keys")} ?
        </Button>
        <Button variant="default" disabled={!state.canUndo} onClick={() => editor.undo()}>
          {t("draw.undo")}
        </Button>
        <Button variant="default" disabled={!state.canRedo} onClick={() => editor.redo()}>
          {t("draw.redo")}
        </Button>
        <Button variant="default" aria-pressed={previewing} onClick={() => setPreviewing(!previewing)}>
          {t(previewing ? "draw.edit" : "draw.preview")}
        </Button>
        <Button onClick={() => void publish()} loading={publishing.loading} disabled={hasErrors}>
          {t("draw.publish")}
        </Button>
      </PageHeader>
      <SaveNotice seatMap={seatMap} editor={editor} saving={saving} onReload={onReload} />
      <RefusalNotice refusal={refused} />
      {publishing.error && <p role="alert">{t("form.failed")}</p>}
      <div className={classes.desk}>
        {isSmall ? (
          <p className={classes.state}>{t("draw.small")}</p>
        ) : (
          <ToolBar editor={editor} state={state} board={board} />
        )}
        <div className={classes.board}>
          {previewing ? (
            <BuyerPreview document={state.document} />
          ) : (
            <>
              <DrawingBoard
                ref={board}
                editor={editor}
                ranks={reading?.ranks ?? notJudged}
                colourScheme={scheme}
                locale={locale}
                viewOnly={isSmall}
                label={t("draw.board", { name })}
              />
              <TintSwitch editor={editor} state={state} />
            </>
          )}
        </div>
        {!isSmall && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region needs the keyboard too
          <section className={classes.inspector} aria-label={t("draw.settings")} tabIndex={0} data-own-keys>
            {state.tool === "paint" && <BrushPart editor={editor} state={state} />}
            {state.tool === "trace" && <TracePart editor={editor} state={state} board={board} />}
            {state.tool === "focus" && <FocusPart editor={editor} state={state} />}
            <ZonesPart editor={editor} state={state} />
            <Inspector editor={editor} state={state} />
            <OrderPart editor={editor} state={state} />
            <CheckPart editor={editor} reading={reading} board={board} />
          </section>
        )}
      </div>
      {sheet && <ShortcutSheet onClose={() => setSheet(false)} />}
    </>
  );
}
