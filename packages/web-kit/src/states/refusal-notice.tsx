import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { type BothLanguages, useKitText, useLocale } from "../language/use-text.ts";
import classes from "./states.module.css";

export interface RefusalNoticeProps {
  /** Any `Refusal` of the API, or null for nothing. */
  readonly refusal: { readonly reason: BothLanguages } | null | undefined;
  /** What to do next, as buttons. */
  readonly children?: ReactNode;
  readonly onClose?: () => void;
}

/** An expected refusal said as a sentence in the reader's language, with the next act beside it. */
export function RefusalNotice({ refusal, children, onClose }: RefusalNoticeProps) {
  const t = useKitText();
  const { pick } = useLocale();
  if (!refusal) return null;
  return (
    <div className={classes.refusal} role="alert">
      <p className={classes.refusalText}>{pick(refusal.reason)}</p>
      {(children || onClose) && (
        <div className={classes.refusalActions}>
          {children}
          {onClose && (
            <Button variant="subtle" color="gray" size="compact-md" onClick={onClose}>
              {t("state.close")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
