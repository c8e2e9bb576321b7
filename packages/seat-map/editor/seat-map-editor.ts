import type { SeatMapDocument } from "../src/model.ts";
import { changeShape, moveSeats, type NewId, removeSeats, seatsOfBlock, seatsOfRow } from "./edits.ts";
import { History } from "./history.ts";
import { SeatPlaces } from "./seat-places.ts";
import type { Guide } from "./snapping.ts";
import { CurvedRowTool, FanTool, GridTool, PaintTool, RowTool, ShapeTool, TextTool } from "./tools/draw-tools.ts";
import { FocusTool } from "./tools/focus-tool.ts";
import { SelectTool } from "./tools/select-tool.ts";
import {
  type Desk,
  type Hand,
  nothingChosen,
  type Selection,
  type Tool,
  type ToolPlan,
  type ToolSettings,
} from "./tools/tool.ts";

export const toolNames = [
  "select",
  "row",
  "curvedRow",
  "fan",
  "grid",
  "stage",
  "shape",
  "text",
  "focus",
  "paint",
] as const;
export type ToolName = (typeof toolNames)[number];

/** What a screen shows of the editor. A changed state is a new object. */
export interface EditorState {
  /** With what the hand is about to do. */
  readonly shown: SeatMapDocument;
  /** Without it: what is saved. */
  readonly document: SeatMapDocument;
  readonly selection: Selection;
  readonly blockInHand: string | null;
  readonly tool: ToolName;
  readonly settings: ToolSettings;
  readonly guides: readonly Guide[];
  readonly line: readonly { readonly x: number; readonly y: number }[];
  readonly count: number | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export const usualSettings: ToolSettings = {
  reach: "seat",
  pitch: 55,
  rowPitch: 95,
  rows: 8,
  seats: 24,
  numbering: { counting: "inOrder", side: "left", style: "numbers", start: 1, suffix: "" },
  paint: { kind: "flag", flag: "wheelchair", on: true },
};

function freshTools(): Record<ToolName, Tool> {
  return {
    select: new SelectTool(),
    row: new RowTool(),
    curvedRow: new CurvedRowTool(),
    fan: new FanTool(),
    grid: new GridTool(),
    stage: new ShapeTool("stage"),
    shape: new ShapeTool("shape"),
    text: new TextTool(),
    focus: new FocusTool(),
    paint: new PaintTool(),
  };
}

/**
 * The designer without a screen: takes pointers and acts, keeps document, choice and history, and tells its listeners.
 * Tools only plan; this is the one place where a plan is carried out.
 */
export class SeatMapEditor {
  #state: EditorState;
  #history: History;
  readonly #tools = freshTools();
  readonly #newId: NewId;
  readonly #listeners = new Set<() => void>();

  constructor(document: SeatMapDocument, newId: NewId) {
    this.#newId = newId;
    this.#history = new History(document);
    this.#state = {
      shown: document,
      document,
      selection: nothingChosen,
      blockInHand: document.blocks[0]?.id ?? null,
      tool: "select",
      settings: usualSettings,
      guides: [],
      line: [],
      count: null,
      canUndo: false,
      canRedo: false,
    };
  }

  get state(): EditorState {
    return this.#state;
  }

  get newId(): NewId {
    return this.#newId;
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  pointerDown(hand: Hand): void {
    this.#carryOut(this.#tool.down(this.#desk, hand));
  }

  pointerMove(hand: Hand): void {
    this.#carryOut(this.#tool.move(this.#desk, hand));
  }

  pointerUp(hand: Hand): void {
    this.#carryOut(this.#tool.up(this.#desk, hand));
  }

  takeTool(tool: ToolName): void {
    this.#tool.cancel();
    this.#change({ tool, ...this.#restingView() });
  }

  /** Gives up what the hand began; else the choice; else the tool. */
  escape(): void {
    const { shown, document, line, selection } = this.#state;
    this.#tool.cancel();
    if (shown !== document || line.length > 0) this.#change(this.#restingView());
    else if (selection.seats.size > 0 || selection.shape !== null) this.choose(nothingChosen);
    else this.takeTool("select");
  }

  set(settings: Partial<ToolSettings>): void {
    this.#change({ settings: { ...this.#state.settings, ...settings } });
  }

  choose(selection: Selection): void {
    const [first] = selection.seats;
    const block = first === undefined ? undefined : SeatPlaces.of(this.#state.document).byId.get(first)?.block;
    this.#change({ selection, ...(block ? { blockInHand: block.id } : {}) });
  }

  chooseAll(): void {
    const { document } = this.#state;
    this.choose({ seats: new Set(document.blocks.flatMap(seatsOfBlock)), shape: null });
  }

  /** Chooses the row so many after (or before) the one in hand: the keyboard's way through a drawing. */
  chooseRow(step: 1 | -1): void {
    const { document, selection } = this.#state;
    const rows = document.blocks.flatMap((block) => block.rows);
    const at = rows.findIndex((row) => row.seats.some(({ id }) => selection.seats.has(id)));
    const row = rows[at === -1 ? 0 : (at + step + rows.length) % rows.length];
    if (row) this.choose({ seats: new Set(seatsOfRow(row)), shape: null });
  }

  chooseBlock(step: 1 | -1): void {
    const { blocks } = this.#state.document;
    const at = blocks.findIndex(({ id }) => id === this.#state.blockInHand);
    const block = blocks[(at + step + blocks.length) % blocks.length];
    if (block) this.choose({ seats: new Set(seatsOfBlock(block)), shape: null });
  }

  /** Rows are added to this block from now on; null: to a new one. */
  takeBlock(blockInHand: string | null): void {
    this.#change({ blockInHand });
  }

  /** One step: the document as `change` makes it, and what is chosen in it then. */
  edit(change: (document: SeatMapDocument) => SeatMapDocument, selection = this.#state.selection): void {
    this.#tool.cancel();
    this.#commit(change(this.#state.document), selection);
  }

  nudge(x: number, y: number): void {
    const { seats } = this.#state.selection;
    if (seats.size > 0) this.edit((document) => moveSeats(document, seats, { x, y }));
  }

  remove(): void {
    const { seats, shape } = this.#state.selection;
    if (seats.size === 0 && shape === null) return;
    const change = (document: SeatMapDocument) =>
      shape === null ? removeSeats(document, seats) : changeShape(document, shape, () => null);
    this.edit(change, nothingChosen);
  }

  undo(): void {
    this.#travel(this.#history.undo());
  }

  redo(): void {
    this.#travel(this.#history.redo());
  }

  /** Somebody else's document takes the place of this one. Not a step; steps of one's own stay. */
  receive(document: SeatMapDocument): void {
    this.#tool.cancel();
    this.#history.receive(document);
    this.#goTo(document);
  }

  get #tool(): Tool {
    return this.#tools[this.#state.tool];
  }

  get #desk(): Desk {
    const { document, selection, blockInHand, settings } = this.#state;
    return { document, selection, blockInHand, settings, newId: this.#newId };
  }

  #restingView() {
    return { shown: this.#state.document, guides: [], line: [], count: null };
  }

  #carryOut(plan: ToolPlan): void {
    // A pointer that only passes by changes nothing, and nobody is told.
    const { shown: before, document, line: drawn, count: figure } = this.#state;
    const rests = before === document && drawn.length === 0 && figure === null;
    if (rests && Object.keys(plan).length === 0) return;
    const { selection = this.#state.selection, blockInHand = this.#state.blockInHand } = plan;
    if (plan.commit) {
      this.#change({ blockInHand });
      this.#commit(plan.commit, selection);
      return;
    }
    const { preview: shown = this.#state.document, guides = [], line = [], count = null } = plan;
    this.#change({ shown, selection, blockInHand, guides, line: [...line], count });
  }

  #commit(document: SeatMapDocument, selection: Selection): void {
    this.#history.mark(document);
    this.#change({ document, selection });
    this.#change(this.#restingView());
  }

  #travel(document: SeatMapDocument | null): void {
    if (!document) return;
    this.#tool.cancel();
    this.#goTo(document);
  }

  #goTo(document: SeatMapDocument): void {
    const { byId } = SeatPlaces.of(document);
    const seats = new Set([...this.#state.selection.seats].filter((id) => byId.has(id)));
    const blockInHand = document.blocks.some(({ id }) => id === this.#state.blockInHand)
      ? this.#state.blockInHand
      : (document.blocks[0]?.id ?? null);
    this.#change({ document, selection: { seats, shape: null }, blockInHand });
    this.#change(this.#restingView());
  }

  #change(change: Partial<EditorState>): void {
    const { canUndo, canRedo } = this.#history;
    this.#state = { ...this.#state, ...change, canUndo, canRedo };
    for (const listener of this.#listeners) listener();
  }
}
