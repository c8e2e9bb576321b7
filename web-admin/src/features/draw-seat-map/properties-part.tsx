import { Checkbox, Textarea } from "@mantine/core";
import { hasPaint, type Paint, paintSeats, SeatPlaces } from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { Figure, type PartProps } from "./fields.tsx";
import { PhotoField } from "./photo-field.tsx";

export const flags = ["wheelchair", "companion", "restrictedView", "aisle", "house", "standing"] as const;

/** What must be known of the chosen seats, and how much better or worse they are than judged. */
export function PropertiesPart({ editor, state }: PartProps) {
  const t = useAdminText();
  const { byId } = SeatPlaces.of(state.document);
  const { seats } = state.selection;
  const chosen = [...seats].flatMap((id) => byId.get(id)?.seat ?? []);
  const paint = (what: Paint) => editor.edit((before) => paintSeats(before, seats, what));
  /** What all chosen seats have; undefined when they differ. */
  const common = <Value,>(of: (seat: (typeof chosen)[number]) => Value): Value | undefined => {
    const first = of(chosen[0]!);
    return chosen.every((seat) => of(seat) === first) ? first : undefined;
  };
  if (chosen.length === 0) return null;
  const percent = common((seat) => Math.round((seat.correction ?? 0) * 100));
  const note = common((seat) => seat.note ?? "");
  return (
    <section className={classes.part}>
      <h2>{t("draw.properties")}</h2>
      {flags.map((flag) => {
        const having = chosen.filter((seat) => hasPaint(seat, { kind: "flag", flag, on: true })).length;
        return (
          <Checkbox
            key={flag}
            size="sm"
            label={t(`draw.flags.${flag}`)}
            checked={having === chosen.length}
            indeterminate={having > 0 && having < chosen.length}
            onChange={() => paint({ kind: "flag", flag, on: having < chosen.length })}
          />
        );
      })}
      <Figure
        label={t("paint.amount")}
        value={percent ?? 0}
        min={-100}
        max={100}
        onValue={(value) => value !== percent && paint({ kind: "correction", correction: value / 100 })}
      />
      <Textarea
        key={`${note ?? ""} ${[...seats][0]} ${seats.size}`}
        label={t("paint.note")}
        size="xs"
        autosize
        minRows={1}
        maxLength={1000}
        defaultValue={note ?? ""}
        placeholder={note === undefined ? t("paint.several") : undefined}
        onBlur={(event) => {
          const words = event.currentTarget.value;
          if (words !== (note ?? "")) paint({ kind: "note", note: words });
        }}
      />
      <PhotoField photo={common((seat) => seat.photo ?? null)} onPhoto={(photo) => paint({ kind: "photo", photo })} />
    </section>
  );
}
