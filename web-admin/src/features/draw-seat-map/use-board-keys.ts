import type { DrawingBoardHandle, SeatMapEditor } from "@parterre/seat-map/editor";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { actByKey } from "./drawing-keys.ts";

/** The board's keys, wherever on the page one is, except while one writes, chooses in a field or reads a sheet. */
export function useBoardKeys(
  editor: SeatMapEditor,
  board: RefObject<DrawingBoardHandle | null>,
  active: boolean,
  onHelp: () => void,
): void {
  const help = useRef(onHelp);
  help.current = onHelp;
  // Before the board is painted: who sees it may press a key.
  useLayoutEffect(() => {
    if (!active) return;
    // The scrolled region scrolls by its own arrow keys, but the buttons in it leave the keys to the board.
    const isElsewhere = ({ target }: KeyboardEvent): boolean =>
      target instanceof Element &&
      (target.matches("[data-own-keys]") ||
        target.closest("input, textarea, select, [role=dialog], [role=listbox], [role=menu]") !== null);
    const down = (event: KeyboardEvent): void => {
      if (isElsewhere(event)) return;
      if (event.key === "?") help.current();
      else if (event.key === " " && !(event.target instanceof HTMLButtonElement)) board.current?.setPanning(true);
      else if (!actByKey(editor, board.current, event)) return;
      event.preventDefault();
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key === " ") board.current?.setPanning(false);
    };
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
    };
  }, [editor, board, active]);
}
