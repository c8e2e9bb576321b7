import { useKeys } from "../../keys/use-keys.ts";
import classes from "../../performance/choices.module.css";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { Proposal } from "./use-proposal.ts";

const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** How many seats: the digit keys themselves. The map proposes the best ones together at once. */
export function PartyKeys({ proposal, max }: { readonly proposal: Proposal; readonly max: number }) {
  const t = useCounterText();
  useKeys(sizes.map((size) => ({ key: String(size), act: () => proposal.propose(size), enabled: size <= max })));
  return (
    <fieldset className={classes.group}>
      <legend>{t("sell.partySize")}</legend>
      <div className={classes.digits}>
        {sizes.map((size) => (
          <button
            key={size}
            type="button"
            className={`${classes.digit} figures`}
            disabled={size > max}
            aria-pressed={proposal.size === size}
            aria-keyshortcuts={String(size)}
            aria-label={t("sell.seatsCount", { count: size })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => proposal.propose(size)}
          >
            {size}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
