import { Checkbox } from "@mantine/core";
import type { SeatMapRename } from "@parterre/seat-map";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./import-seat-map.module.css";

/** Shown at once; of the others only the number is told. */
const mostShown = 5;

export interface RenamesPartProps {
  readonly renames: readonly SeatMapRename[];
  readonly count: number;
  readonly accepted: boolean;
  readonly onAccepted: (accepted: boolean) => void;
}

/** Which seats would be known by another identity than in the file, and the person's yes to it. */
export function RenamesPart({ renames, count, accepted, onAccepted }: RenamesPartProps) {
  const t = useAdminText();
  const shown = renames.slice(0, mostShown);
  return (
    <section>
      <h2 className={classes.heading}>{t("import.renames.title")}</h2>
      <p className={classes.note}>{t("import.renames.why")}</p>
      <table className={classes.renames}>
        <thead>
          <tr>
            <th scope="col">{t("import.renames.from")}</th>
            <th scope="col">{t("import.renames.to")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ path, from, to }) => (
            <tr key={path + to}>
              <td>{from || t("import.renames.none")}</td>
              <td>{to}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > shown.length && (
        <p className={classes.note}>{t("import.renames.more", { count: count - shown.length })}</p>
      )}
      <Checkbox
        label={t("import.renames.accept", { count })}
        checked={accepted}
        onChange={(event) => onAccepted(event.currentTarget.checked)}
      />
    </section>
  );
}
