import { useComputedColorScheme } from "@mantine/core";
import { zoneColour } from "@parterre/seat-map";
import { useLocale } from "@parterre/web-kit";
import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { moveInGrid, readPasted } from "./price-cells.ts";
import classes from "./set-prices.module.css";
import type { PriceGrid } from "./use-price-grid.ts";

const moves = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter"] as const;
type Move = (typeof moves)[number];

export interface PriceTableProps {
  readonly grid: PriceGrid;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** Zones by ticket types by currencies, worked like a spreadsheet: arrows, Enter, paste of a whole rectangle, Ctrl+D fills, Ctrl+Z. */
export function PriceTable({ grid, onUndo, onRedo }: PriceTableProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const table = useRef<HTMLTableElement>(null);
  const { zones, columns, currencies } = grid;
  const typeCount = columns.length / currencies.length;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const chord = event.ctrlKey || event.metaKey;
    const pressed = event.key.toLowerCase();
    if (chord && (pressed === "z" || pressed === "y")) {
      // The field's own undo knows one cell only.
      event.preventDefault();
      return pressed === "y" || event.shiftKey ? onRedo() : onUndo();
    }
    if (chord && pressed === "d") {
      event.preventDefault();
      return grid.fillDown(row, column);
    }
    const move = moves.find((each): each is Move => each === event.key);
    if (!move || event.altKey || chord) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const all = selectionStart === 0 && selectionEnd === value.length;
    // Inside a text the arrows belong to the caret.
    if (move === "ArrowLeft" && !all && selectionStart !== 0) return;
    if (move === "ArrowRight" && !all && selectionEnd !== value.length) return;
    const to = moveInGrid({ row, column }, move, { rows: zones.length, columns: columns.length });
    event.preventDefault();
    if (to) table.current?.querySelector<HTMLInputElement>(`[data-cell="${to.row}:${to.column}"]`)?.focus();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, row: number, column: number) => {
    const block = readPasted(event.clipboardData.getData("text/plain"));
    if (block.length === 1 && block[0]!.length === 1) return;
    event.preventDefault();
    grid.writeBlock(row, column, block);
  };

  return (
    <div className={classes.scroll}>
      <table ref={table} className={classes.grid} aria-label={t("prices.title")}>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {t("zones.zone")}
            </th>
            {currencies.map((currency) => (
              <th key={currency} colSpan={typeCount} scope="colgroup" className={classes.currency}>
                {currency}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ ticketType, currency, full }) => (
              <th key={`${currency} ${ticketType.id}`} scope="col" data-first={full || undefined}>
                {pick(ticketType.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {zones.map((zone, row) => (
            <tr key={zone.id}>
              <th scope="row">
                <i style={{ background: zoneColour(zone.hue, scheme) }} aria-hidden="true" />
                {pick(zone.name)}
              </th>
              {columns.map(({ ticketType, currency, full }, column) => (
                <td key={`${currency} ${ticketType.id}`} data-first={full || undefined}>
                  <input
                    className="figures"
                    inputMode="decimal"
                    autoComplete="off"
                    data-cell={`${row}:${column}`}
                    aria-label={`${pick(zone.name)}, ${pick(ticketType.name)}, ${currency}`}
                    aria-invalid={grid.unreadableAt(row, column) || undefined}
                    value={grid.textAt(row, column)}
                    placeholder={t("prices.notSold")}
                    onChange={(event) => grid.write(row, column, event.currentTarget.value)}
                    onFocus={(event) => event.currentTarget.select()}
                    onKeyDown={(event) => onKeyDown(event, row, column)}
                    onPaste={(event) => onPaste(event, row, column)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("prices.shareOfFull")}</th>
            {columns.map(({ ticketType, currency, full }, column) => (
              <td key={`${currency} ${ticketType.id}`} data-first={full || undefined}>
                {!full && <ShareField label={`${pick(ticketType.name)}, ${currency}`} grid={grid} column={column} />}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function ShareField({
  label,
  grid,
  column,
}: {
  readonly label: string;
  readonly grid: PriceGrid;
  readonly column: number;
}) {
  const t = useAdminText();
  const fill = (text: string) => {
    const percent = Number(text);
    if (text.trim() !== "" && percent >= 0 && percent <= 100) grid.fillShare(column, percent);
  };
  return (
    <span className={classes.share}>
      <input
        className="figures"
        inputMode="numeric"
        aria-label={t("prices.shareFor", { column: label })}
        placeholder="80"
        onKeyDown={(event) => event.key === "Enter" && fill(event.currentTarget.value)}
        onBlur={(event) => fill(event.currentTarget.value)}
      />
      %
    </span>
  );
}
