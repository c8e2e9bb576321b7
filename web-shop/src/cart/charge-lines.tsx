import { type ChargeFacts, useChargeTexts } from "@parterre/web-kit";
import classes from "./cart.module.css";

/** Discounts, fees and taxes below the seats; nothing where there are none. */
export function ChargeLines({ charges }: { readonly charges: readonly ChargeFacts[] }) {
  const textsOf = useChargeTexts();
  if (charges.length === 0) return null;
  return (
    <ul className={classes.charges}>
      {charges.map((charge, index) => {
        const { name, amount } = textsOf(charge);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt have no identity but their place.
          <li key={index} data-remark={amount === null || undefined}>
            <span>{name}</span>
            {amount && <span className="figures">{amount}</span>}
          </li>
        );
      })}
    </ul>
  );
}
