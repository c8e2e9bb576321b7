import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { mapInks } from "../src/palette.ts";
import type { SeatMapViewProps, SeatSign } from "./contract.ts";
import { type WalkPlace } from "./keyboard-walk.ts";
import { LevelSwitch } from "./level-switch.tsx";
import { MapControls } from "./map-controls.tsx";
import type { MapHost } from "./map-host.ts";
import { mapStyle } from "./map-style.ts";
import { Minimap } from "./minimap.tsx";
import { describePlace, describeSeat } from "./seat-description.ts";
import { SeatList } from "./seat-list.tsx";
import { type SeatMapTexts, seatMapTexts } from "./texts.ts";
import { useLevel } from "./use-level.ts";
import { useMapHost } from "./use-map-host.ts";
import { openPlace, walkByKey } from "./walk-keys.ts";

const noSeats: ReadonlySet<number> = new Set();
const noSigns: ReadonlyMap<number, SeatSign> = new Map();
const PICKING_PITCH_PX = 46;

/**
 * The live seat map; fills its parent. See README.md of this folder for how it draws.
 *
 * Everything a mouse can do the keyboard can: the map is one tab stop, arrow keys walk by geometry, each step is
 * said in the reader's language; and for fingers on a screen reader the same walk is a list of buttons.
 */
export function SeatMapView(props: SeatMapViewProps): ReactElement {
  const { geometry, seatStates, zones, colourScheme, locale, mode, mine } = props;
  const { proposed = noSeats, lost = noSeats, signs = noSigns, chosenBlocks = noSeats } = props;
  const { tool = "pan", controls = true } = props;
  const texts: SeatMapTexts = useMemo(() => ({ ...seatMapTexts(locale), ...props.texts }), [locale, props.texts]);
  const frameRef = useRef<HTMLDivElement>(null);
  const surfaceRef = useRef<HTMLDivElement>(null);
  const canvasRef = useRef<HTMLDivElement>(null);
  const shown = useLevel(geometry, props.level, props.onLevelChange);
  const hosted = useMapHost(props, texts, shown.shownBlocks, {
    frame: frameRef,
    surface: surfaceRef,
    canvas: canvasRef,
  });
  const host = hosted?.host ?? null;
  const [place, setPlace] = useState<WalkPlace | null>(null);
  const [spoken, setSpoken] = useState("");
  const [isPointing, setIsPointing] = useState(false);
  const helpId = useId();
  const label = props.label ?? geometry.name;
  const placeRef = useRef(place);
  placeRef.current = place;

  useLayoutEffect(() => {
    host?.setMarks({ mine, proposed, lost, signs, chosenBlocks });
  }, [host, mine, proposed, lost, signs, chosenBlocks]);

  const { onSeatTap, onBlockTap, onSeatsBrushed, onSeatHover, onLook = null } = props;
  useLayoutEffect(() => {
    if (!hosted) return;
    const { interaction } = hosted;
    hosted.host.motion.onLook = onLook;
    interaction.wishes = {
      mode,
      tool,
      onSeatTap,
      onBlockTap,
      onSeatsBrushed,
      onSeatHover: (hover) => {
        setIsPointing(hover !== null);
        onSeatHover?.(hover);
      },
    };
    interaction.onSeatPointed = (ordinal) => setPlace({ level: "seat", ordinal });
  });

  // A map that was replaced has other ordinals.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the geometry is another one
  useEffect(() => setPlace(null), [geometry]);

  const say = (next: WalkPlace): void => {
    if (host) setSpoken(describePlace(host, seatStates.states, zones, texts, next));
  };

  const goTo = (next: WalkPlace, quietly = false): void => {
    if (!host) return;
    setPlace(next);
    if (!quietly) say(next);
    showPlace(host, next);
    onSeatHover?.(
      next.level === "seat" ? { ordinal: next.ordinal, by: "keyboard", ...host.seatOnScreen(next.ordinal) } : null,
    );
  };

  const choose = (next: WalkPlace): void => {
    if (next.level === "seat") onSeatTap?.(next.ordinal);
    else if (next.level === "block" && mode === "blocks") onBlockTap?.(next.block);
    else if (host) goTo(openPlace(host.model, next));
  };

  const [hasKeyboard, setHasKeyboard] = useState(false);
  useLayoutEffect(() => {
    if (!host) return;
    const focus = !place || !hasKeyboard ? null : toMark(place);
    host.setMarks({ focus });
  }, [host, place, hasKeyboard]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!host || event.altKey || event.metaKey || event.ctrlKey) return;
    setHasKeyboard(true);
    const isFree = (ordinal: number): boolean => seatStates.states[ordinal] === 0;
    const act = walkByKey(host.model, placeRef.current, event.key, event.shiftKey ? isFree : undefined, host.isShown);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.kind === "zoom") host.zoomBy(act.factor, null, true);
    else if (act.kind === "leave") {
      setPlace(null);
      setSpoken(texts.wholeMap);
      host.fit();
    } else if (act.kind === "fit") host.fit();
    else if (act.kind === "choose") choose(act.place);
    else goTo(act.place);
  };

  // What is under the reader's finger is said again when it changes: "free" a second ago may be "taken" now.
  useEffect(() => {
    if (!host || place?.level !== "seat" || !hasKeyboard) return;
    const { ordinal } = place;
    return seatStates.subscribe((changed) => {
      if (changed === "all" || changed.includes(ordinal))
        setSpoken(describeSeat(host, seatStates.states, zones, texts, ordinal));
    });
  }, [host, place, hasKeyboard, seatStates, zones, texts]);

  useEffect(() => {
    if (host && place?.level === "seat" && hasKeyboard && mine.has(place.ordinal))
      setSpoken(describeSeat(host, seatStates.states, zones, texts, place.ordinal));
  }, [host, place, hasKeyboard, mine, seatStates, zones, texts]);

  // Only a new loss is news; everything else is read from the current render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: says each loss once
  useEffect(() => {
    if (!host || lost.size === 0) return;
    setSpoken(
      [...lost]
        .slice(0, 3)
        .map((ordinal) => texts.seatLost(describeSeat(host, seatStates.states, zones, texts, ordinal)))
        .join(" "),
    );
  }, [host, lost]);

  const hostedRef = useRef(hosted);
  hostedRef.current = hosted;
  useImperativeHandle(
    props.ref,
    () => ({
      fit: () => hostedRef.current?.host.fit(),
      zoomToBlock: (blockIndex) => {
        const shown = hostedRef.current?.host;
        const block = shown?.model.blocks[blockIndex];
        if (block) shown.showBounds(block.bounds, PICKING_PITCH_PX);
      },
      zoomToSeats: (ordinals) => hostedRef.current?.interaction.showSeats(ordinals),
      zoomToPlaces: (places) => hostedRef.current?.interaction.showPlaces(places),
      follow: (camera) => hostedRef.current?.host.motion.follow(camera),
      seatOnScreen: (ordinal) => {
        const shown = hostedRef.current?.host;
        return shown?.seatOnScreen(ordinal) ?? null;
      },
      focus: () => surfaceRef.current?.focus(),
      announce: setSpoken,
    }),
    [],
  );

  const inks = mapInks(colourScheme);
  const style = {
    background: inks.floor,
    color: inks.text,
    "--map-panel": inks.plate,
    "--map-edge": inks.plateEdge,
    "--map-text": inks.text,
    "--map-focus": inks.focus,
    "--map-accent": props.accent ?? inks.accent,
  } as CSSProperties;

  const { top = 0, right = 0, bottom = 0, left = 0 } = props.padding ?? {};
  return (
    <div ref={frameRef} className={`parterre-map ${props.className ?? ""}`} style={style} data-scheme={colourScheme}>
      <style href="parterre-seat-map" precedence="default">
        {mapStyle}
      </style>
      <div
        ref={surfaceRef}
        className="parterre-map-surface"
        role="application"
        aria-label={`${label}, ${texts.mapRole}`}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: role application handles the keys itself
        tabIndex={0}
        data-tool={mode === "blocks" ? tool : "pan"}
        data-points={isPointing}
        onKeyDown={onKeyDown}
        onPointerDown={() => setHasKeyboard(false)}
        onFocus={() => {
          if (!host || !surfaceRef.current?.matches(":focus-visible")) return;
          setHasKeyboard(true);
          if (placeRef.current) say(placeRef.current);
        }}
        onBlur={() => setHasKeyboard(false)}
      >
        <div ref={canvasRef} aria-hidden="true" style={{ position: "absolute", inset: 0, pointerEvents: "none" }} />
      </div>
      <p id={helpId} className="parterre-map-hidden">
        {texts.help}
      </p>
      <p className="parterre-map-hidden" role="status" aria-live="polite" data-testid="seat-map-spoken">
        {spoken}
      </p>
      {host ? (
        <SeatList
          host={host}
          states={seatStates.states}
          zones={zones}
          texts={texts}
          label={label}
          place={place}
          shownBlocks={shown.shownBlocks}
          onGo={goTo}
          onChoose={choose}
        />
      ) : null}
      {host && (shown.levels.length > 0 || props.tools) ? (
        <div className="parterre-map-top" style={{ left: 12 + left, right: 12 + right, top: 12 + top }}>
          <LevelSwitch
            levels={shown.levels}
            level={shown.level}
            texts={texts}
            onChange={(level) => {
              setPlace(null);
              shown.choose(level);
              setSpoken(level === null ? texts.wholeMap : shown.levels[level]!.name);
            }}
          />
          {props.tools}
        </div>
      ) : null}
      {host && controls ? <MapControls host={host} texts={texts} right={12 + right} bottom={12 + bottom} /> : null}
      {host && geometry.seatCount >= 4000 ? (
        <Minimap host={host} geometry={geometry} left={12 + left} bottom={12 + bottom} />
      ) : null}
    </div>
  );
}

function toMark(place: WalkPlace) {
  if (place.level === "seat") return { kind: "seat", ordinal: place.ordinal } as const;
  if (place.level === "row") return { kind: "row", row: place.row } as const;
  return { kind: "block", block: place.block } as const;
}

/** Brings the place into view without moving more than needed: a walk must not make the reader seasick. */
function showPlace(host: MapHost, place: WalkPlace): void {
  const { model } = host;
  if (place.level === "block") {
    host.ensureVisible(model.blocks[place.block]!.bounds, 0);
    return;
  }
  if (place.level === "row") {
    host.ensureVisible(model.blocks[model.geometry.rows[place.row]!.block]!.bounds, 12);
    return;
  }
  const x = model.geometry.x[place.ordinal]!;
  const y = model.geometry.y[place.ordinal]!;
  const room = model.pitch * 1.5;
  host.ensureVisible({ minX: x - room, maxX: x + room, minY: y - room, maxY: y + room }, 24);
}
