import type { SeatMapGeometry } from "@parterre/seat-map";
import { useCallback, useMemo, useState } from "react";
import type { PreparedPerformance } from "../../performance/documents.ts";
import {
  blocksCaught,
  type PaintUndo,
  paintSeats,
  proposePaint,
  seatsOfBlock,
  undoPaint,
  unpainted,
  zoneOfBlock,
} from "./zone-paint.ts";

export interface ZoneDraft {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly hue: number;
}

/** What a stroke catches: whole blocks, or just the seats under it. */
export type Brush = "blocks" | "seats";

const mostUndos = 100;
const letters = "ABCDEFGHIJKL";
/** Hues in the order in which they are best told apart; see the palette. */
const mostZones = 12;

function freshZone(index: number): ZoneDraft {
  const letter = letters[index] ?? String(index + 1);
  return { code: letter, nameZh: `${letter} 区`, nameEn: `Zone ${letter}`, hue: index % mostZones };
}

/** The zones being painted: their names and colours, the paint on the seats, and the way back of every stroke. */
export function usePainting(performance: PreparedPerformance, geometry: SeatMapGeometry, saved: Uint8Array) {
  const [zones, setZones] = useState<readonly ZoneDraft[]>(() =>
    performance.zones.length === 0
      ? [freshZone(0)]
      : [...performance.zones]
          .sort((a, b) => a.index - b.index)
          .map(({ code, name, hue }) => ({ code, nameZh: name.zh, nameEn: name.en, hue })),
  );
  const [paint, setPaint] = useState<Uint8Array>(() => saved.slice());
  const [undos, setUndos] = useState<readonly PaintUndo[]>([]);
  const [active, setActive] = useState(0);
  const [brush, setBrush] = useState<Brush>("blocks");
  const [dirty, setDirty] = useState(false);

  const stroke = useCallback(
    (ordinals: readonly number[], zone: number) => {
      const result = paintSeats(paint, ordinals, zone);
      if (!result) return;
      setPaint(result.paint);
      setUndos((before) => [...before.slice(-mostUndos + 1), result.undo]);
      setDirty(true);
    },
    [paint],
  );

  return useMemo(
    () => ({
      zones,
      paint,
      active,
      brush,
      dirty,
      canUndo: undos.length > 0,
      canAdd: zones.length < mostZones,
      setActive,
      setBrush,
      settle: () => {
        setDirty(false);
        setUndos([]);
      },
      /** Pressing a block again takes it out of the zone. */
      tapBlock: (block: number) => {
        const already = zoneOfBlock(geometry, paint, block) === active;
        stroke(seatsOfBlock(geometry, block), already ? unpainted : active);
      },
      assignBlock: (block: number, zone: number) => stroke(seatsOfBlock(geometry, block), zone),
      brushSeats: (ordinals: readonly number[]) =>
        stroke(
          brush === "seats"
            ? ordinals
            : blocksCaught(geometry, ordinals).flatMap((block) => seatsOfBlock(geometry, block)),
          active,
        ),
      paintRest: () =>
        stroke(
          Array.from(paint.keys()).filter((ordinal) => paint[ordinal] === unpainted),
          active,
        ),
      undo: () => {
        const last = undos.at(-1);
        if (!last) return;
        setPaint((before) => undoPaint(before, last));
        setUndos((before) => before.slice(0, -1));
      },
      propose: (count: number) => {
        setZones(Array.from({ length: count }, (_, index) => freshZone(index)));
        setPaint(proposePaint(geometry, count));
        setUndos([]);
        setActive(0);
        setDirty(true);
      },
      /** One zone without seats, whatever the map or earlier strokes proposed. */
      startOver: () => {
        setZones([freshZone(0)]);
        setPaint(new Uint8Array(geometry.seatCount).fill(unpainted));
        setUndos([]);
        setActive(0);
        setDirty(true);
      },
      addZone: () => {
        const taken = new Set(zones.map((zone) => zone.code));
        const free = Array.from({ length: mostZones }, (_, index) => freshZone(index)).find(
          (zone) => !taken.has(zone.code),
        );
        setZones([...zones, { ...(free ?? freshZone(zones.length)), hue: zones.length % mostZones }]);
        setActive(zones.length);
        setDirty(true);
      },
      changeZone: (index: number, change: Partial<ZoneDraft>) => {
        setZones((before) => before.map((zone, at) => (at === index ? { ...zone, ...change } : zone)));
        setDirty(true);
      },
      removeZone: (index: number) => {
        setZones((before) => before.filter((_, at) => at !== index));
        setPaint((before) =>
          before.map((zone) => (zone === index ? unpainted : zone !== unpainted && zone > index ? zone - 1 : zone)),
        );
        // Strokes name zones by number; after a removal the numbers mean others.
        setUndos([]);
        setActive((before) => Math.max(0, before >= index ? before - 1 : before));
        setDirty(true);
      },
    }),
    [zones, paint, active, brush, dirty, undos, geometry, stroke],
  );
}

export type Painting = ReturnType<typeof usePainting>;
