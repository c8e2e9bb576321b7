import { Poster } from "@parterre/web-kit";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./events.module.css";

/** The moods that posters are drawn in. */
const moods = ["curtain", "strings", "moon", "brass", "bloom", "pulse", "tide", "kite", "pitch"] as const;
export type Mood = (typeof moods)[number];

export interface MoodPickerProps {
  readonly value: Mood;
  readonly onChange: (mood: Mood) => void;
}

/** The mood of an event, chosen by its picture. */
export function MoodPicker({ value, onChange }: MoodPickerProps) {
  const t = useAdminText();
  return (
    <fieldset className={classes.moods}>
      <legend>{t("events.mood")}</legend>
      {moods.map((mood) => (
        <label key={mood} className={classes.mood}>
          <input type="radio" name="mood" value={mood} checked={mood === value} onChange={() => onChange(mood)} />
          <span className={classes.moodPicture}>
            <Poster title="" mood={mood} seed={mood} wordless />
          </span>
          {t(`events.moods.${mood}`)}
        </label>
      ))}
    </fieldset>
  );
}
