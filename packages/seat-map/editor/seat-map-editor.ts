import type { Point, SeatMapDocument } from "../src/model.ts";
import { duplicateChosen } from "./duplicate.ts";
import { type NewId, nameShapes, seatsOfBlock, seatsOfRow } from "./edits.ts";
import { History } from "./history.ts";
import { SeatPlaces } from "./seat-places.ts";
import {
  asOne,
  boxOf,
  isNothing,
  middleOf,
  moveChosen,
  nothingChosen,
  removeChosen,
  type Selection,
  seatsChosen,
  shapesChosen,
} from "./selection.ts";
import type { Guide } from "./snapping.ts";
import { type Desk, type Hand, type Tool, type ToolPlan, type ToolSettings, usualSettings } from "./tools/tool.ts";
import { freshTools, type ToolName } from "./tools/tool-box.ts";

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
  /** What the hand measures: "45°", "12.30 m". */
  readonly readout: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
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
  /** The copies made last, and where they were copied from: to go on copying at the same distance. */
  #copied: { readonly copies: Selection; readonly from: Point } | null = null;

  /** @param drawing every shape gets an identity, as {@link nameShapes} gives it */
  constructor(drawing: SeatMapDocument, newId: NewId) {
    const document = nameShapes(drawing);
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
      readout: null,
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
    else if (!isNothing(selection)) this.choose(nothingChosen);
    else this.takeTool("select");
  }

  /** Ends what the hand makes click by click: an outline. */
  finish(): void {
    const plan = this.#tool.finish?.(this.#desk);
    if (plan) this.#carryOut(plan);
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
    const shapes = new Set(document.shapes.flatMap(({ id }) => id ?? []));
    this.choose({ seats: new Set(document.blocks.flatMap(seatsOfBlock)), shapes });
  }

  /** Chooses the row so many after (or before) the one in hand: the keyboard's way through a drawing. */
  chooseRow(step: 1 | -1): void {
    const { document, selection } = this.#state;
    const rows = document.blocks.flatMap((block) => block.rows);
    const at = rows.findIndex((row) => row.seats.some(({ id }) => selection.seats.has(id)));
    const row = rows[at === -1 ? 0 : (at + step + rows.length) % rows.length];
    if (row) this.choose(seatsChosen(new Set(seatsOfRow(row))));
  }

  chooseBlock(step: 1 | -1): void {
    const { blocks } = this.#state.document;
    const at = blocks.findIndex(({ id }) => id === this.#state.blockInHand);
    const block = blocks[(at + step + blocks.length) % blocks.length];
    if (block) this.choose(seatsChosen(new Set(seatsOfBlock(block))));
  }

  /** The next or previous shape, a table with its seats. */
  chooseShape(step: 1 | -1): void {
    const { document, selection } = this.#state;
    const ids = document.shapes.flatMap(({ id }) => id ?? []);
    const at = ids.findIndex((id) => selection.shapes.has(id));
    const id = ids[at === -1 ? (step === 1 ? 0 : ids.length - 1) : (at + step + ids.length) % ids.length];
    if (id) this.choose(asOne(document, shapesChosen(id)));
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
    const { selection } = this.#state;
    if (!isNothing(selection)) this.edit((document) => moveChosen(document, selection, { x, y }));
  }

  remove(): void {
    const { selection } = this.#state;
    if (!isNothing(selection)) this.edit((document) => removeChosen(document, selection), nothingChosen);
  }

  /**
   * Copies what is chosen a little aside and chooses the copies. Copies that were moved and are copied again go on at
   * the same distance.
   */
  duplicate(): void {
    const { document, selection, settings } = this.#state;
    const box = boxOf(document, asOne(document, selection));
    if (!box) return;
    const from = middleOf(box);
    const before = this.#copied?.copies === selection ? this.#copied.from : null;
    const by = before ? { x: from.x - before.x, y: from.y - before.y } : { x: settings.pitch, y: settings.rowPitch };
    const copied = duplicateChosen(document, selection, this.#newId, ({ x, y }) => ({ x: x + by.x, y: y + by.y }));
    this.edit(() => copied.document, copied.selection);
    this.#copied = { copies: copied.selection, from };
  }

  undo(): void {
    this.#travel(this.#history.undo());
  }

  redo(): void {
    this.#travel(this.#history.redo());
  }

  /** Somebody else's document takes the place of this one. Not a step; steps of one's own stay. */
  receive(drawing: SeatMapDocument): void {
    const document = nameShapes(drawing);
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
    return { shown: this.#state.document, guides: [], line: [], count: null, readout: null };
  }

  #carryOut(plan: ToolPlan): void {
    // A pointer that only passes by changes nothing, and nobody is told.
    const { shown: before, document, line: drawn, count: figure, readout: measured } = this.#state;
    const rests = before === document && drawn.length === 0 && figure === null && measured === null;
    if (rests && Object.keys(plan).length === 0) return;
    const { selection = this.#state.selection, blockInHand = this.#state.blockInHand } = plan;
    if (plan.commit) {
      this.#change({ blockInHand });
      this.#commit(plan.commit, selection);
      return;
    }
    const { preview: shown = this.#state.document, guides = [], line = [], count = null, readout = null } = plan;
    this.#change({ shown, selection, blockInHand, guides, line: [...line], count, readout });
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
    const known = new Set(document.shapes.map(({ id }) => id));
    const shapes = new Set([...this.#state.selection.shapes].filter((id) => known.has(id)));
    this.#change({ document, selection: { seats, shapes }, blockInHand });
    this.#change(this.#restingView());
  }

  #change(change: Partial<EditorState>): void {
    const { canUndo, canRedo } = this.#history;
    this.#state = { ...this.#state, ...change, canUndo, canRedo };
    for (const listener of this.#listeners) listener();
  }
}
