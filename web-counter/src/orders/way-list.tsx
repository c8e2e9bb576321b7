import type { Money } from "@parterre/money";
import { useFormats, useTenderName } from "@parterre/web-kit";
import classes from "./orders.module.css";

/** Money by its ways: what goes back, or went, and how. */
export function WayList({ ways }: { readonly ways: readonly { readonly tender: string; readonly money: Money }[] }) {
  const formats = useFormats();
  const tenderName = useTenderName();
  return ways.map(({ tender, money }) => (
    <span key={tender} className={`${classes.way} figures`}>
      {tenderName(tender)} <b>{formats.money(money)}</b>
    </span>
  ));
}
