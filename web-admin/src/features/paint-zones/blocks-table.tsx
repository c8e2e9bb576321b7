import { NativeSelect } from "@mantine/core";
import type { SeatMapGeometry } from "@parterre/seat-map";
import { type Locale, placeName, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Painting } from "./use-painting.ts";
import { unpainted, zoneOfBlock } from "./zone-paint.ts";

interface BlockRow {
  readonly block: number;
  readonly label: string;
  readonly level: string;
  readonly count: number;
  /** Null: mixed. */
  readonly zone: number | null;
}

/** The block with its level, unless its own name begins with it already. */
function fullName({ level, label }: BlockRow, locale: Locale): string {
  const name = label.startsWith(level) ? label : `${level} ${label}`;
  return placeName(name, locale);
}

export interface BlocksTableProps {
  readonly geometry: SeatMapGeometry;
  readonly painting: Painting;
  readonly names: readonly string[];
}

/** The same painting by keyboard: every block with its zone. */
export function BlocksTable({ geometry, painting, names }: BlocksTableProps) {
  const t = useAdminText();
  const { locale } = useLocale();
  const { paint, assignBlock } = painting;
  const rows = useMemo<readonly BlockRow[]>(
    () =>
      geometry.blocks.map((block, index) => ({
        block: index,
        label: block.label || String(index + 1),
        level: block.level ?? "",
        count: block.count,
        zone: zoneOfBlock(geometry, paint, index),
      })),
    [geometry, paint],
  );
  const columns = useMemo<readonly Column<BlockRow>[]>(() => {
    const nameOf = (zone: number | null) =>
      zone === null ? t("zones.mixed") : zone === unpainted ? t("zones.none") : (names[zone] ?? "");
    return [
      { header: t("maps.block"), value: (row) => fullName(row, locale) },
      { header: t("maps.seats"), value: (row) => row.count, numeric: true },
      {
        header: t("zones.zone"),
        value: (row) => nameOf(row.zone),
        cell: (row) => (
          <NativeSelect
            size="xs"
            aria-label={t("zones.zoneOf", { block: row.label })}
            value={row.zone === null ? "mixed" : String(row.zone)}
            onChange={(event) => assignBlock(row.block, Number(event.currentTarget.value))}
            data={[
              ...(row.zone === null ? [{ value: "mixed", label: nameOf(null), disabled: true }] : []),
              { value: String(unpainted), label: nameOf(unpainted) },
              ...names.map((name, zone) => ({ value: String(zone), label: name })),
            ]}
          />
        ),
      },
    ];
  }, [t, locale, names, assignBlock]);
  return <DataTable label={t("maps.blocks")} columns={columns} rows={rows} rowKey={(row) => String(row.block)} />;
}
