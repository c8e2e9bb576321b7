import {
  Button,
  Group,
  Modal,
  MultiSelect,
  NativeSelect,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from "@mantine/core";
import { type BothLanguages, RefusalNotice } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { Unreadable } from "./rule-values.ts";

export type FieldValue = string | readonly string[] | boolean;
export type Values = Readonly<Record<string, FieldValue>>;

/** A field of a rule: what it is called, how it is filled in, and when it has a meaning. */
export interface RuleField {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: "text" | "lines" | "time" | "choice" | "several" | "switch";
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Kept as it is once the rule exists: what names it. */
  readonly fixed?: boolean;
  readonly shown?: (values: Values) => boolean;
}

export type Refusal = { readonly reason: BothLanguages; readonly field?: string | null } | null;

export interface RuleFormProps {
  readonly title: string;
  readonly fields: readonly RuleField[];
  readonly initial: Values;
  readonly isNew: boolean;
  readonly onClose: () => void;
  /** Answers why nothing was saved; null when it was. Throws `Unreadable` for a field it cannot read. */
  readonly onSave: (values: Values) => Promise<Refusal>;
  readonly onRemove?: () => Promise<Refusal>;
}

/** One rule of selling as a form: every kind of rule is filled in, refused and removed in the same way. */
export function RuleForm({ title, fields, initial, isNew, onClose, onSave, onRemove }: RuleFormProps) {
  const t = useAdminText();
  const [values, setValues] = useState(initial);
  const [refusal, setRefusal] = useState<Refusal>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<Refusal>) => {
    setBusy(true);
    setRefusal(null);
    setProblem(null);
    try {
      const refused = await work();
      if (refused) setRefusal(refused);
      else onClose();
    } catch (error) {
      setProblem(error instanceof Unreadable ? error.field : "");
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(() => onSave(values));
  };
  const refusedField = refusal?.field?.split(".")[0] ?? null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {fields
              .filter((field) => field.shown?.(values) ?? true)
              .map((field) => (
                <Field
                  key={field.name}
                  field={field}
                  value={values[field.name] ?? ""}
                  disabled={field.fixed === true && !isNew}
                  error={problem === field.name ? t("selling.unreadable") : refusedField === field.name}
                  onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
                />
              ))}
          </SimpleGrid>
          <RefusalNotice refusal={refusal} />
          {problem === "" && <p role="alert">{t("form.failed")}</p>}
          <Group justify="space-between">
            {onRemove && !isNew ? (
              <Button variant="subtle" color="gray" disabled={busy} onClick={() => void attempt(onRemove)}>
                {t("selling.remove")}
              </Button>
            ) : (
              <span />
            )}
            <Group>
              <Button variant="default" onClick={onClose}>
                {t("form.cancel")}
              </Button>
              <Button type="submit" loading={busy}>
                {t("form.save")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface FieldProps {
  readonly field: RuleField;
  readonly value: FieldValue;
  readonly disabled: boolean;
  readonly error: string | boolean;
  readonly onChange: (value: FieldValue) => void;
}

function Field({ field, value, disabled, error, onChange }: FieldProps) {
  const common = { label: field.label, description: field.help, disabled, error };
  switch (field.kind) {
    case "switch":
      return (
        <Switch
          label={field.label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "choice":
      return (
        <NativeSelect
          {...common}
          data={[...(field.choices ?? [])]}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "several":
      return (
        <MultiSelect
          {...common}
          data={[...(field.choices ?? [])]}
          value={Array.isArray(value) ? [...value] : []}
          onChange={onChange}
          searchable
        />
      );
    case "lines":
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          {...(field.kind === "time" && { type: "datetime-local" })}
          autoComplete="off"
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
