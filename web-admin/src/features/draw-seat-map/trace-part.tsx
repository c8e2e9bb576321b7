import { Button, Checkbox, FileButton } from "@mantine/core";
import type { UnderlayDocument } from "@parterre/seat-map";
import { changeUnderlay, type DrawingBoardHandle, layUnderlay, scaleUnderlay } from "@parterre/seat-map/editor";
import { type BothLanguages, RefusalNotice } from "@parterre/web-kit";
import { type RefObject, useState } from "react";
import { uploadPicture } from "../../maps/upload-picture.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { Figure, FigureAct, type PartProps } from "./fields.tsx";

/** The picture to trace over: chosen, placed, brought to its true size, made faint, locked. */
export function TracePart({
  editor,
  state,
  board,
}: PartProps & { readonly board: RefObject<DrawingBoardHandle | null> }) {
  const t = useAdminText();
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { underlay } = state.document;
  const choose = async (file: File | null) => {
    if (!file) return;
    setRefused(null);
    setFailed(false);
    setBusy(true);
    const upload = await uploadPicture(file);
    setBusy(false);
    if (upload.kind === "kept") {
      const middle = board.current?.middle() ?? { x: 0, y: 0 };
      editor.edit((before) => layUnderlay(before, upload.picture, middle));
    } else if (upload.kind === "refused") setRefused(upload);
    else setFailed(true);
  };
  return (
    <section className={classes.part}>
      <h2>{t("draw.tool.trace")}</h2>
      <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => void choose(file)}>
        {(props) => (
          <Button {...props} size="xs" variant={underlay ? "default" : "filled"} loading={isBusy}>
            {t(underlay ? "draw.otherPicture" : "draw.choosePicture")}
          </Button>
        )}
      </FileButton>
      <RefusalNotice refusal={refused} />
      {failed && <p role="alert">{t("form.failed")}</p>}
      {underlay && <UnderlayFields editor={editor} state={state} underlay={underlay} />}
    </section>
  );
}

function UnderlayFields({ editor, state, underlay }: PartProps & { readonly underlay: UnderlayDocument }) {
  const t = useAdminText();
  const { x, y, width, opacity, locked } = underlay;
  const change = (part: Partial<UnderlayDocument> | null) => editor.edit((before) => changeUnderlay(before, part));
  const { tracing } = state.settings;
  const [from, to] = state.line;
  const drawn = from && to ? Math.hypot(to.x - from.x, to.y - from.y) : 0;
  return (
    <>
      <div className={classes.acts}>
        {(["move", "scale"] as const).map((hand) => (
          <Button
            key={hand}
            size="compact-sm"
            variant={tracing === hand ? "filled" : "default"}
            aria-pressed={tracing === hand}
            onClick={() => editor.set({ tracing: hand })}
          >
            {t(`draw.tracings.${hand}`)}
          </Button>
        ))}
      </div>
      {tracing === "scale" && (
        <>
          <p className={classes.state}>{t("draw.scaleHow")}</p>
          {from && drawn > 0 && (
            <div className={classes.pair}>
              <FigureAct
                key={drawn}
                label={t("draw.knownLength")}
                start={Math.round(drawn)}
                min={1}
                max={100_000}
                onApply={(known) => editor.edit((before) => scaleUnderlay(before, known / drawn, from))}
              />
            </div>
          )}
        </>
      )}
      <div className={classes.pair}>
        <Figure label={t("draw.pictureX")} value={x} onValue={(value) => value !== x && change({ x: value })} />
        <Figure label={t("draw.pictureY")} value={y} onValue={(value) => value !== y && change({ y: value })} />
        <Figure
          label={t("draw.pictureWidth")}
          value={width}
          min={10}
          max={500_000}
          onValue={(value) =>
            value !== width && editor.edit((before) => scaleUnderlay(before, value / width, { x, y }))
          }
        />
        <Figure
          label={t("draw.opacity")}
          value={Math.round(opacity * 100)}
          min={5}
          max={100}
          onValue={(percent) => percent !== Math.round(opacity * 100) && change({ opacity: percent / 100 })}
        />
      </div>
      <Checkbox
        size="sm"
        label={t("draw.lockPicture")}
        checked={locked}
        onChange={(event) => change({ locked: event.currentTarget.checked })}
      />
      <div className={classes.acts}>
        <Button size="compact-sm" variant="default" onClick={() => change(null)}>
          {t("draw.remove")}
        </Button>
      </div>
    </>
  );
}
