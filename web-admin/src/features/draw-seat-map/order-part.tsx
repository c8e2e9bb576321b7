import { Button } from "@mantine/core";
import { lockAsItIs, lockFrontToBack, unlockOrder } from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import type { PartProps } from "./fields.tsx";

/** Whether the seats of the block in hand keep an order of their own, and which. */
export function OrderPart({ editor, state: { document, blockInHand } }: PartProps) {
  const t = useAdminText();
  const block = document.blocks.find(({ id }) => id === blockInHand);
  if (!block) return null;
  const act = (label: string, change: typeof lockAsItIs) => (
    <Button
      key={label}
      size="compact-sm"
      variant="default"
      onClick={() => {
        // The shade answers at once.
        editor.set({ tint: "quality" });
        editor.edit((before) => change(before, block.id));
      }}
    >
      {label}
    </Button>
  );
  return (
    <section className={classes.part}>
      <h2>{t("paint.order")}</h2>
      <p className={classes.state}>{t(block.lockedOrder ? "paint.orderLocked" : "paint.orderFree")}</p>
      <div className={classes.acts}>
        {act(t("paint.lockNow"), lockAsItIs)}
        {act(t("paint.lockFront"), lockFrontToBack)}
        {block.lockedOrder && act(t("paint.unlock"), unlockOrder)}
      </div>
    </section>
  );
}
