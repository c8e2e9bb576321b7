import { Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";
import { KeyCap } from "./key-cap.tsx";

export interface KeyButtonProps extends ButtonProps {
  /** The key as printed on the button: "Enter", "F2", "A". */
  readonly keyShown: string;
  readonly onAct: () => void;
  readonly children: ReactNode;
  /** For toggles among several: whether this one is chosen. */
  readonly pressed?: boolean;
  readonly "aria-label"?: string;
  readonly "data-testid"?: string;
}

/** aria-keyshortcuts wants the names of `KeyboardEvent.key`. */
const shortcutNames: Record<string, string> = {
  Esc: "Escape",
  Del: "Delete",
  "Shift Del": "Shift+Delete",
  "Shift P": "Shift+P",
};

/**
 * A button that shows its key. The key itself is bound by the screen with `useKeys`; pressing the button with
 * a mouse leaves the focus where it was, so that the next Enter still means the screen's main act.
 */
export function KeyButton({ keyShown, onAct, children, pressed, ...rest }: KeyButtonProps) {
  return (
    <Button
      {...rest}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onAct}
      aria-keyshortcuts={shortcutNames[keyShown] ?? keyShown}
      aria-pressed={pressed}
      rightSection={<KeyCap>{keyShown}</KeyCap>}
    >
      {children}
    </Button>
  );
}
