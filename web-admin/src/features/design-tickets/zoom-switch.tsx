import { SegmentedControl } from "@mantine/core";
import { useAdminText } from "../../texts/use-admin-text.ts";

const zooms = [1, 2, 4] as const;

/** How large a dot is shown; null: as large as the whole ticket allows. */
export function ZoomSwitch(props: { readonly zoom: number | null; readonly onZoom: (zoom: number | null) => void }) {
  const t = useAdminText();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("tickets.zoom")}
      data={[
        { value: "fit", label: t("tickets.fit") },
        ...zooms.map((zoom) => ({ value: String(zoom), label: `${zoom}×` })),
      ]}
      value={props.zoom === null ? "fit" : String(props.zoom)}
      onChange={(value) => props.onZoom(value === "fit" ? null : Number(value))}
    />
  );
}
