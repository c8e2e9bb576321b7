import { Button, Menu } from "@mantine/core";

export interface AddMenuProps {
  readonly label: string;
  readonly choices: readonly { readonly key: string; readonly name: string }[];
  readonly loading?: boolean;
  readonly onAdd: (key: string) => void;
}

/** A quiet button with what can still be added below it; nothing where there is nothing. */
export function AddMenu({ label, choices, loading = false, onAdd }: AddMenuProps) {
  if (choices.length === 0) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-md" loading={loading}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: "auto" }}>
        {choices.map(({ key, name }) => (
          <Menu.Item key={key} onClick={() => onAdd(key)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
