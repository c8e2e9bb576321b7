import { Button, FileButton, Progress, Textarea } from "@mantine/core";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./import-seat-map.module.css";
import type { ReadingState } from "./use-plan-reader.ts";

export interface PlanDropProps {
  readonly state: Exclude<ReadingState, { kind: "plan" }>;
  readonly onPlan: (file: Blob, fileName: string) => void;
}

const endings = ".json,.csv,.tsv,.txt,.svg,application/json,text/csv,image/svg+xml";
/** How far along each stage begins, per cent. */
const shares = { text: 10, seats: 35, map: 70 };

/** A place to drop, choose or paste a plan. Reading it happens here, nothing is sent yet. */
export function PlanDrop({ state, onPlan }: PlanDropProps) {
  const t = useAdminText();
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  const take = (text: string) => onPlan(new Blob([text]), "");

  return (
    <section
      className={classes.drop}
      data-over={over || undefined}
      aria-label={t("import.dropLabel")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onPlan(file, file.name);
      }}
    >
      <p className={classes.lead}>{t("import.drop")}</p>
      <p className={classes.quiet}>{t("import.formatsNote")}</p>
      <FileButton onChange={(file) => file && onPlan(file, file.name)} accept={endings}>
        {(props) => (
          <Button {...props} loading={state.kind === "reading"} size="md">
            {t("import.choose")}
          </Button>
        )}
      </FileButton>
      {state.kind === "reading" && (
        <div className={classes.progress}>
          <p aria-live="polite">{t(`import.stages.${state.stage}`)}</p>
          <Progress value={shares[state.stage]} animated aria-label={t("import.progress")} />
        </div>
      )}
      {state.kind === "empty" && state.trouble && (
        <p className={classes.trouble} role="alert">
          {t(`import.troubles.${state.trouble}`)}
        </p>
      )}
      <Textarea
        className={classes.paste}
        label={t("import.paste")}
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
        onPaste={(event) => {
          const text = event.clipboardData.getData("text/plain");
          if (text.length < 200) return;
          // A whole plan need not be laid out in the field to be read.
          event.preventDefault();
          take(text);
        }}
        rows={3}
        spellCheck={false}
        classNames={{ input: classes.code }}
      />
      {pasted.trim() !== "" && (
        <Button variant="default" onClick={() => take(pasted)}>
          {t("import.readPasted")}
        </Button>
      )}
    </section>
  );
}
