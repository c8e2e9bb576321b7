import { type ReactElement, useId } from "react";
import type { HouseLevel } from "./levels.ts";
import type { SeatMapTexts } from "./texts.ts";

/** Which floor of the house is shown: one choice, so arrow keys go through it; the whole house is the first. */
export function LevelSwitch(props: {
  levels: readonly HouseLevel[];
  level: number | null;
  texts: SeatMapTexts;
  onChange: (level: number | null) => void;
}): ReactElement | null {
  const { levels, level, texts, onChange } = props;
  const name = useId();
  if (levels.length === 0) return null;
  const choices = [{ name: texts.wholeMap, index: null }, ...levels.map((each, index) => ({ name: each.name, index }))];
  return (
    <fieldset
      className="parterre-map-levels"
      // Arrow keys choose here; an app may have bound them to something else.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <legend className="parterre-map-hidden">{texts.levels}</legend>
      {choices.map((choice) => (
        <label key={choice.index ?? "house"} data-chosen={choice.index === level || undefined}>
          <input
            type="radio"
            className="parterre-map-hidden"
            name={name}
            checked={choice.index === level}
            onChange={() => onChange(choice.index)}
          />
          {choice.name}
        </label>
      ))}
    </fieldset>
  );
}
