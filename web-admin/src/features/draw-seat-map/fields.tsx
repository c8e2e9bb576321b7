import { Button, NumberInput, TextInput } from "@mantine/core";
import { type EditorState, type SeatMapEditor, SeatPlaces } from "@parterre/seat-map/editor";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";

export interface PartProps {
  readonly editor: SeatMapEditor;
  readonly state: EditorState;
}

/** A number that is taken over when it is one. */
export function Figure(props: {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly onValue: (value: number) => void;
}) {
  return (
    <NumberInput
      label={props.label}
      value={props.value}
      min={props.min}
      max={props.max}
      size="xs"
      hideControls
      // Enter goes back to the board and its keys.
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      onChange={(value) => {
        const number = Number(value);
        const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = props;
        if (value !== "" && number >= min && number <= max) props.onValue(number);
      }}
    />
  );
}

/** A number and the button that does something with it. */
export function FigureAct(props: {
  readonly label: string;
  readonly start: number;
  readonly min: number;
  readonly max: number;
  readonly onApply: (value: number) => void;
}) {
  const t = useAdminText();
  const [value, setValue] = useState(props.start);
  return (
    <>
      <Figure label={props.label} value={value} min={props.min} max={props.max} onValue={setValue} />
      <Button
        size="xs"
        variant="default"
        aria-label={`${t("draw.apply")}: ${props.label}`}
        onClick={() => props.onApply(value)}
      >
        {t("draw.apply")}
      </Button>
    </>
  );
}

/** A text that is taken over when one leaves the field or presses Enter: one step, not one a letter. */
export function Words(props: {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onWords: (words: string) => void;
}) {
  return (
    <TextInput
      key={props.value}
      label={props.label}
      defaultValue={props.value}
      maxLength={props.most}
      size="xs"
      onBlur={(event) => {
        if (event.currentTarget.value !== props.value) props.onWords(event.currentTarget.value);
      }}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}

/** The rows of which at least one seat is chosen. */
export function chosenRowIds({
  document,
  selection,
}: Pick<EditorState, "document" | "selection">): ReadonlySet<string> {
  const { byId } = SeatPlaces.of(document);
  return new Set([...selection.seats].flatMap((id) => byId.get(id)?.row.id ?? []));
}
