import { Button, FileButton } from "@mantine/core";
import { type BothLanguages, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import styles from "./paint.module.css";

export interface PhotoFieldProps {
  /** Hash of the picture; null: none, undefined: the chosen seats have several. */
  readonly photo: string | null | undefined;
  readonly onPhoto: (photo: string | null) => void;
}

/** The view from the chosen seats: a picture in the house's store. */
export function PhotoField({ photo, onPhoto }: PhotoFieldProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const keep = async (file: File | null) => {
    if (!file) return;
    setRefused(null);
    setSending(true);
    const answer = await keepPicture(file).catch(() => null);
    setSending(false);
    if (answer?.hash) onPhoto(answer.hash);
    else setRefused(answer?.reason ? pick(answer.reason) : t("paint.photoFailed"));
  };
  return (
    <div className={classes.part}>
      <span className={classes.state}>{t("paint.photo")}</span>
      {photo && <img src={`/pictures/${photo}`} alt={t("paint.photoAlt")} className={styles.photo} />}
      {photo === undefined && <span className={classes.state}>{t("paint.several")}</span>}
      <div className={classes.acts}>
        <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => void keep(file)}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="default" loading={sending}>
              {t("paint.choosePhoto")}
            </Button>
          )}
        </FileButton>
        {photo !== null && (
          <Button size="compact-sm" variant="default" onClick={() => onPhoto(null)}>
            {t("paint.takePhoto")}
          </Button>
        )}
      </div>
      {refused && <p role="alert">{refused}</p>}
    </div>
  );
}

async function keepPicture(file: File): Promise<{ readonly hash?: string; readonly reason?: BothLanguages }> {
  const response = await fetch("/pictures", {
    method: "POST",
    headers: { "content-type": file.type },
    body: file,
    credentials: "same-origin",
  });
  return response.json();
}
