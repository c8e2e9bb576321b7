import { type DrawingBoardHandle, toolNames } from "@parterre/seat-map/editor";
import type { RefObject } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { toolKeys } from "./drawing-keys.ts";
import type { PartProps } from "./fields.tsx";

/** The tools with their keys, and how the one in hand is used. */
export function ToolBar({
  editor,
  state,
  board,
}: PartProps & { readonly board: RefObject<DrawingBoardHandle | null> }) {
  const t = useAdminText();
  return (
    <fieldset className={classes.tools}>
      <legend className="visually-hidden">{t("draw.tools")}</legend>
      {toolNames.map((tool) => (
        <button
          key={tool}
          type="button"
          aria-pressed={state.tool === tool}
          aria-keyshortcuts={toolKeys[tool]}
          onClick={() => {
            editor.takeTool(tool);
            board.current?.focus();
          }}
        >
          {t(`draw.tool.${tool}`)} <kbd>{toolKeys[tool]}</kbd>
        </button>
      ))}
      <output className={classes.readout} data-testid="readout">
        {state.readout}
      </output>
      <p className={classes.how}>{t(`draw.how.${state.tool}`)}</p>
    </fieldset>
  );
}
