import { NativeSelect } from "@mantine/core";
import { placeName, useLocale } from "@parterre/web-kit";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./change-map.module.css";
import type { MapChangePreview } from "./documents.ts";
import { notForSale } from "./use-map-change.ts";

export interface AddedSeatsProps {
  readonly seats: MapChangePreview["addedSeats"];
  readonly zones: PreparedPerformance["zones"];
  /** By the first ordinal of each row of new seats. */
  readonly chosen: ReadonlyMap<number, string>;
  readonly onChoose: (ordinal: number, zone: string) => void;
}

/** New seats by row, with the price zone they get: that of their neighbours, unless another is chosen. */
export function AddedSeats({ seats, zones, chosen, onChoose }: AddedSeatsProps) {
  const t = useAdminText();
  const { locale, pick } = useLocale();
  if (seats.length === 0) return null;
  return (
    <section>
      <h2 className={classes.heading}>{t("changeMap.addedTitle")}</h2>
      <ul className={classes.added}>
        {seats.map(({ block, row, ordinals, zone }) => {
          const first = ordinals[0]!;
          const value = chosen.get(first) ?? zone?.id ?? "";
          const name = [
            placeName(block, locale),
            row && t("compare.row", { row }),
            t("map.seats", { count: ordinals.length }),
          ]
            .filter(Boolean)
            .join(" · ");
          return (
            <li key={first}>
              <NativeSelect
                label={name}
                value={value}
                error={value === "" ? t("changeMap.zoneMissing") : undefined}
                data={[
                  ...(value === "" ? [{ value: "", label: "—" }] : []),
                  ...zones.map((each) => ({ value: each.id, label: `${each.code} ${pick(each.name)}` })),
                  { value: notForSale, label: t("changeMap.notForSale") },
                ]}
                onChange={({ currentTarget }) => onChoose(first, currentTarget.value)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
