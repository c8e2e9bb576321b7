import { Modal, type ModalProps, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import type { KeyBinding } from "../keys/key-layers.ts";
import { useKeys } from "../keys/use-keys.ts";
import { useCounterText } from "../texts/use-counter-text.ts";

export interface CounterDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** False while something is on its way that must be seen through. */
  readonly mayClose?: boolean;
  readonly size?: ModalProps["size"];
  /** The dialog's own keys; those of the screen below are silent while it is open. */
  readonly keys?: readonly KeyBinding[];
  readonly children: ReactNode;
}

/** The frame of every dialog at the counter: Escape closes it, its keys hide those of the screen below. */
export function CounterDialog({
  title,
  onClose,
  mayClose = true,
  size = "md",
  keys = [],
  children,
}: CounterDialogProps) {
  const t = useCounterText();
  useKeys([...keys, { key: "escape", inFields: true, act: onClose, enabled: mayClose }], { exclusive: true });
  return (
    <Modal
      opened
      onClose={onClose}
      // The key layers have Escape: while something is on its way it does nothing.
      closeOnEscape={false}
      closeOnClickOutside={mayClose}
      title={title}
      size={size}
      centered
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      <Stack gap="md">{children}</Stack>
    </Modal>
  );
}
