import { Kbd, Modal, Table } from "@mantine/core";
import { toolNames } from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { toolKeys } from "./drawing-keys.ts";

/** Every key of the board on one sheet. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useAdminText();
  const rows: readonly (readonly [string, string])[] = [
    ...toolNames.map((tool) => [toolKeys[tool], t(`draw.tool.${tool}`)] as const),
    ["Ctrl Z", t("draw.undo")],
    ["Ctrl Shift Z", t("draw.redo")],
    ["Ctrl D", t("draw.duplicate")],
    ["Ctrl A", t("draw.shortcuts.all")],
    ["Delete", t("draw.remove")],
    ["← ↑ → ↓", t("draw.shortcuts.nudge")],
    ["N  P", t("draw.shortcuts.row")],
    ["PageDown  PageUp", t("draw.shortcuts.block")],
    ["Q  Shift Q", t("draw.shortcuts.shape")],
    ["Enter", t("draw.shortcuts.finish")],
    ["1 … 9", t("paint.keyZone")],
    ["K", t("paint.keyTint")],
    ["/", t("paint.keyFind")],
    ["Shift", t("draw.shortcuts.straight")],
    ["Alt", t("draw.shortcuts.free")],
    ["Esc", t("draw.shortcuts.escape")],
    ["0", t("draw.shortcuts.fit")],
    [`+  −  ${t("draw.shortcuts.wheel")}`, t("draw.shortcuts.wheelDoes")],
    [t("draw.shortcuts.pan"), t("draw.shortcuts.panDoes")],
    ["?", t("draw.keys")],
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("draw.shortcuts.title")}
      size="lg"
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <Table>
        <Table.Tbody>
          {rows.map(([key, does]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
