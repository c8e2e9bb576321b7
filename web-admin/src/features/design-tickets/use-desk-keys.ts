import { type Dpi, dotsPerMm, duplicatePart, nudgePart, removePart, type TicketTemplate } from "@parterre/ticket-print";
import { useEffect, useRef } from "react";

export interface DeskKeys {
  readonly template: TicketTemplate;
  readonly chosen: string | null;
  readonly dpi: Dpi;
  edit(about: string, next: (before: TicketTemplate) => TicketTemplate): void;
  choose(id: string | null): void;
  undo(): void;
  redo(): void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The desk's keys, wherever on the page one is, except while one writes, chooses in a field or reads a dialogue. */
export function useDeskKeys(desk: DeskKeys): void {
  const now = useRef(desk);
  now.current = desk;
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const { target } = event;
      const elsewhere = "input, textarea, select, [role=dialog], [role=listbox], [role=menu], [data-own-keys]";
      if (target instanceof Element && target.closest(elsewhere)) return;
      if (act(now.current, event)) event.preventDefault();
    };
    window.addEventListener("keydown", down);
    return () => window.removeEventListener("keydown", down);
  }, []);
}

/** Does what a key means on the desk; answers whether it means anything. */
function act(desk: DeskKeys, event: KeyboardEvent): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const { template, chosen, edit, choose } = desk;
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") event.shiftKey ? desk.redo() : desk.undo();
    else if (key === "y") desk.redo();
    else if (key === "d" && chosen !== null) copy(desk, chosen);
    else return false;
    return true;
  }
  if (key === "n" || key === "p") return chooseBeside(desk, key === "n" ? 1 : -1);
  if (chosen === null) return false;
  const arrow = arrows[key];
  if (arrow) {
    const step = event.shiftKey ? Math.round(dotsPerMm(desk.dpi)) : 1;
    const by = { x: arrow[0] * step, y: arrow[1] * step, grow: event.altKey };
    edit(`nudge ${chosen} ${event.altKey}`, (before) => nudgePart(before, chosen, by, desk.dpi));
  } else if (key === "Delete" || key === "Backspace") {
    edit("", () => removePart(template, chosen));
    choose(null);
  } else if (key === "Escape") choose(null);
  else return false;
  return true;
}

function copy({ template, edit, choose }: DeskKeys, id: string): void {
  const copied = duplicatePart(template, id);
  if (!copied) return;
  edit("", () => copied.template);
  choose(copied.id);
}

function chooseBeside({ template, chosen, choose }: DeskKeys, step: 1 | -1): boolean {
  const { parts } = template;
  if (parts.length === 0) return false;
  const at = parts.findIndex(({ id }) => id === chosen);
  const next = at < 0 ? (step === 1 ? 0 : parts.length - 1) : (at + step + parts.length) % parts.length;
  choose(parts[next]!.id);
  return true;
}
