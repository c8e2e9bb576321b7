import { ActionIcon, Button } from "@mantine/core";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./pick-seats.module.css";

export interface PartySizeProps {
  readonly count: number;
  readonly max: number;
  readonly onCount: (count: number) => void;
  readonly onBest: () => void;
  readonly busy: boolean;
  readonly disabled: boolean;
  /** The last tap's seats are still mine: the next tap exchanges them. */
  readonly again: boolean;
}

/** How many, and the best seats for that many together in one tap. */
export function PartySize({ count, max, onCount, onBest, busy, disabled, again }: PartySizeProps) {
  const t = useShopText();
  return (
    <div className={classes.party}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in this row in every browser */}
      <div className={classes.stepper} role="group" aria-label={t("pick.party")}>
        <ActionIcon
          variant="default"
          size={44}
          radius="xl"
          aria-label={t("pick.fewer")}
          disabled={count <= 1}
          onClick={() => onCount(count - 1)}
        >
          −
        </ActionIcon>
        <output className={`${classes.partyCount} figures`}>{count}</output>
        <ActionIcon
          variant="default"
          size={44}
          radius="xl"
          aria-label={t("pick.more")}
          disabled={count >= max}
          onClick={() => onCount(count + 1)}
        >
          +
        </ActionIcon>
      </div>
      <Button size="md" className={classes.best} loading={busy} disabled={disabled} onClick={onBest}>
        {again ? t("pick.nextBest") : t("pick.best", { count })}
      </Button>
    </div>
  );
}
