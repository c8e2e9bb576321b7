import { type ReactElement, type Ref, useImperativeHandle, useLayoutEffect, useRef } from "react";
import type { ColourScheme } from "../src/palette.ts";
import { EditorHost } from "./editor-host.ts";
import type { SeatMapEditor } from "./seat-map-editor.ts";

/** What an app may ask of the board, through `ref`. */
export interface DrawingBoardHandle {
  /** The whole drawing. */
  fit(): void;
  showSeats(ids: ReadonlySet<string>): void;
  zoomBy(factor: number): void;
  focus(): void;
  /** While on, dragging moves the board instead of drawing. */
  setPanning(on: boolean): void;
  /** The place of the drawing in the middle of the board, centimetres. */
  middle(): { readonly x: number; readonly y: number };
  /** Where a place of the drawing (centimetres) is on the board (CSS pixels). */
  onScreen(x: number, y: number): { readonly x: number; readonly y: number };
}

export interface DrawingBoardProps {
  readonly editor: SeatMapEditor;
  /** Rank step by seat identity, of a `readDrawing`. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly colourScheme: ColourScheme;
  readonly locale: "zh" | "en";
  /** The hand moves the board and draws nothing. */
  readonly viewOnly?: boolean;
  /** Name of the board for screen readers. */
  readonly label: string;
  readonly className?: string;
  readonly ref?: Ref<DrawingBoardHandle>;
}

/** The board one draws on; fills its parent. Keys are the app's: it knows which it shows. */
export function DrawingBoard(props: DrawingBoardProps): ReactElement {
  const { editor, ranks, colourScheme: scheme, locale } = props;
  const surface = useRef<HTMLDivElement>(null);
  const host = useRef<EditorHost | null>(null);
  const look = useRef({ scheme, locale, ranks });

  useLayoutEffect(() => {
    const element = surface.current!;
    const made = new EditorHost(element, editor, look.current);
    host.current = made;
    const measure = (): void => made.resize(element.clientWidth, element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      element.replaceChildren();
      host.current = null;
    };
  }, [editor]);

  useLayoutEffect(() => {
    const { current } = look;
    if (current.scheme === scheme && current.locale === locale && current.ranks === ranks) return;
    look.current = { scheme, locale, ranks };
    host.current?.setLook(look.current);
  }, [scheme, locale, ranks]);

  useLayoutEffect(() => {
    if (host.current) host.current.viewOnly = props.viewOnly ?? false;
  });

  useImperativeHandle(
    props.ref,
    () => ({
      fit: () => host.current?.fit(),
      showSeats: (ids) => host.current?.showSeats(ids),
      zoomBy: (factor) => host.current?.zoomBy(factor),
      focus: () => surface.current?.focus(),
      setPanning: (on) => {
        if (host.current) host.current.panning = on;
      },
      middle: () => host.current?.middle() ?? { x: 0, y: 0 },
      onScreen: (x, y) => host.current?.onScreen(x, y) ?? { x: 0, y: 0 },
    }),
    [],
  );

  return (
    <div
      ref={surface}
      className={props.className}
      role="application"
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: role application handles the keys itself
      tabIndex={0}
      style={{ position: "absolute", inset: 0, overflow: "hidden", touchAction: "none", userSelect: "none" }}
      onPointerDown={() => surface.current?.focus({ preventScroll: true })}
    />
  );
}
