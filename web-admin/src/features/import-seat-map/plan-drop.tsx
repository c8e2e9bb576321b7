import { Button, FileButton, Textarea } from "@mantine/core";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./import-seat-map.module.css";
import { type ReadPlan, readPlan } from "./read-plan.ts";

/** Larger files are no seat plans; the API takes no more either. */
const largestPlanBytes = 20 * 1024 * 1024;

type Trouble = "notJson" | "unknownFormat" | "tooLarge";

/** A place to drop, choose or paste a plan. Reading it happens here, nothing is sent yet. */
export function PlanDrop({ onPlan }: { readonly onPlan: (plan: ReadPlan, fileName: string) => void }) {
  const t = useAdminText();
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [pasted, setPasted] = useState("");

  const take = (text: string, fileName: string) => {
    const outcome = readPlan(text);
    if (outcome.kind === "plan") onPlan(outcome.plan, fileName);
    else setTrouble(outcome.kind);
  };
  const takeFile = async (file: File | null | undefined) => {
    if (!file) return;
    if (file.size > largestPlanBytes) return setTrouble("tooLarge");
    setTrouble(null);
    setReading(true);
    try {
      const text = await file.text();
      // A large stadium takes a moment to compile: the page says so before it is busy.
      await new Promise((resolve) => setTimeout(resolve, 30));
      take(text, file.name);
    } finally {
      setReading(false);
    }
  };

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
        void takeFile(event.dataTransfer.files[0]);
      }}
    >
      <p className={classes.lead}>{t("import.drop")}</p>
      <p className={classes.quiet}>{t("import.formatsNote")}</p>
      <FileButton onChange={(file) => void takeFile(file)} accept="application/json,.json">
        {(props) => (
          <Button {...props} loading={reading} size="md">
            {t("import.choose")}
          </Button>
        )}
      </FileButton>
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
          setTrouble(null);
          take(text, "");
        }}
        rows={3}
        spellCheck={false}
        classNames={{ input: classes.code }}
      />
      {pasted.trim() !== "" && (
        <Button variant="default" onClick={() => take(pasted, "")}>
          {t("import.readPasted")}
        </Button>
      )}
      {trouble && (
        <p className={classes.trouble} role="alert">
          {t(`import.troubles.${trouble}`)}
        </p>
      )}
    </section>
  );
}
