import { ActionIcon, NativeSelect } from "@mantine/core";
import { useFormats, useLocale, useSeatName } from "@parterre/web-kit";
import type { ReactNode } from "react";
import { useShopText } from "../texts/use-shop-text.ts";
import classes from "./cart.module.css";
import type { PerformanceSales } from "./cart-documents.ts";
import type { CartLine } from "./cart-lines.ts";
import { chooseTicketType } from "./use-cart.ts";

/** The list around seat lines; it lays them out by its own width. */
export function SeatLines({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.lines}>{children}</ul>;
}

export interface SeatLineProps {
  readonly line: CartLine;
  readonly performance: PerformanceSales;
  readonly busy?: boolean;
  readonly onRemove: (line: CartLine) => void;
}

/** A held seat: where it is, who will sit there, what it costs, and a way to give it back. */
export function SeatLine({ line, performance, busy, onRemove }: SeatLineProps) {
  const t = useShopText();
  const { pick } = useLocale();
  const { money } = useFormats();
  const seatName = useSeatName();
  const name = seatName(line.label);
  const chosen = performance.ticketTypes.find((type) => type.id === line.ticketTypeId);
  const choices = line.types.length > 0 ? line.types : chosen ? [chosen] : [];
  return (
    <li className={classes.line}>
      <span className={classes.lineName}>
        <strong className="figures">{name}</strong>
        {line.zone && <span className={classes.lineZone}>{pick(line.zone.name)}</span>}
        {chosen?.proof && <span className={classes.lineZone}>{t("pick.proof", { proof: pick(chosen.proof) })}</span>}
      </span>
      <NativeSelect
        size="xs"
        className={classes.lineType}
        aria-label={t("pick.ticketType", { seat: name })}
        value={line.ticketTypeId ?? ""}
        data={choices.map((type) => ({ value: type.id, label: pick(type.name) }))}
        onChange={(event) => chooseTicketType(line.key, event.currentTarget.value)}
      />
      <span className={`${classes.linePrice} figures`}>{line.price ? money(line.price) : t("pick.unpriced")}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={busy}
        aria-label={t("pick.remove", { seat: name })}
        onClick={() => onRemove(line)}
      >
        <svg
          viewBox="0 0 16 16"
          width="16"
          height="16"
          aria-hidden="true"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
        >
          <path d="M4 4l8 8M12 4l-8 8" />
        </svg>
      </ActionIcon>
    </li>
  );
}
