import { useCountdown, useFormats } from "@parterre/web-kit";
import { useShopText } from "../texts/use-shop-text.ts";
import classes from "./cart.module.css";

const hurryMs = 2 * 60_000;

/** The one honest countdown, by the server's clock. Screen readers are told on asking, not every second. */
export function CartTimer({ until }: { readonly until: string | null | undefined }) {
  const t = useShopText();
  const { minutes } = useFormats();
  const remainingMs = useCountdown(until);
  if (remainingMs === null) return null;
  const time = minutes(remainingMs);
  return (
    <span
      role="timer"
      className={`${classes.timer} figures`}
      data-hurry={remainingMs < hurryMs || undefined}
      aria-label={t("cart.remainingLong", { time })}
    >
      <svg
        viewBox="0 0 16 16"
        width="14"
        height="14"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      >
        <circle cx="8" cy="8" r="6.2" />
        <path d="M8 4.6V8l2.2 1.6" strokeLinecap="round" />
      </svg>
      {time}
    </span>
  );
}
