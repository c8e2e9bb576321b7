/**
 * A page with nothing but the map, for browser tests and for looking at it: `?house=stadium&scheme=dark&locale=zh`.
 * What happens is written to `window.trial`, and tests act through it.
 */
import { StrictMode, useEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { compileSeatMap, demoHouses, type SeatMapDocument, type SeatMapGeometry, SeatStates } from "../../src/index.ts";
import { type SeatMapHandle, SeatMapLegend, type SeatMapMode, type SeatMapTool, SeatMapView } from "../index.ts";

const asked = new URLSearchParams(location.search);
const scheme = asked.get("scheme") === "dark" ? "dark" : "light";
const locale = asked.get("locale") === "zh" ? "zh" : "en";

export interface Trial {
  geometry: SeatMapGeometry;
  seatStates: SeatStates;
  taps: number[];
  blockTaps: number[];
  brushed: number[][];
  hovered: number | null;
  handle: SeatMapHandle | null;
  setLost(ordinals: number[]): void;
  setProposed(ordinals: number[]): void;
}
declare global {
  interface Window {
    trial: Trial;
  }
}

async function loadGeometry(): Promise<SeatMapGeometry> {
  const house = asked.get("house") ?? "curvedTheatre";
  const plan = asked.get("plan");
  if (plan) return compileSeatMap((await (await fetch(plan)).json()) as SeatMapDocument);
  return compileSeatMap(demoHouses[house as keyof typeof demoHouses]());
}

/** Zones by distance from the stage, as a house would price them. */
function zonesByScore(geometry: SeatMapGeometry, count: number): Uint8Array {
  const means = geometry.blocks.map((block) => {
    let sum = 0;
    for (let ordinal = block.first; ordinal < block.first + block.count; ordinal++) sum += geometry.score[ordinal]!;
    return sum / Math.max(1, block.count);
  });
  const order = means.map((mean, index) => ({ mean, index })).sort((a, b) => b.mean - a.mean);
  const zoneOf = new Uint8Array(geometry.seatCount);
  for (const [place, { index }] of order.entries()) {
    const block = geometry.blocks[index]!;
    zoneOf.fill(Math.floor((place * count) / order.length), block.first, block.first + block.count);
  }
  return zoneOf;
}

const zones = [
  { index: 0, hue: 0, name: locale === "zh" ? "贵宾席" : "Premium", fromPrice: "¥1,280", fromPriceMinor: 128000 },
  { index: 1, hue: 1, name: locale === "zh" ? "一等席" : "Stalls", fromPrice: "¥880", fromPriceMinor: 88000 },
  { index: 2, hue: 2, name: locale === "zh" ? "二等席" : "Circle", fromPrice: "¥480", fromPriceMinor: 48000 },
  { index: 3, hue: 3, name: locale === "zh" ? "三等席" : "Balcony", fromPrice: "¥180", fromPriceMinor: 18000 },
];

function sellSome(geometry: SeatMapGeometry, states: Uint8Array): void {
  const sold = Number(asked.get("sold") ?? "0.35");
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  // People buy in pairs and groups, so gaps look like gaps.
  for (let ordinal = 0; ordinal < geometry.seatCount; ) {
    const party = 1 + Math.floor(random() * 4);
    const isSold = random() < sold;
    for (let each = 0; each < party && ordinal < geometry.seatCount; each++, ordinal++)
      if (isSold) states[ordinal] = asked.get("staff") && random() < 0.25 ? 1 : random() < 0.04 ? 3 : 2;
  }
}

function Page({ geometry }: { geometry: SeatMapGeometry }) {
  const seatStates = useMemo(() => {
    const made = new SeatStates(geometry.seatCount);
    sellSome(geometry, made.states);
    return made;
  }, [geometry]);
  const zoneOf = useMemo(() => zonesByScore(geometry, zones.length), [geometry]);
  const [mine, setMine] = useState<ReadonlySet<number>>(new Set());
  const [lost, setLost] = useState<ReadonlySet<number>>(new Set());
  const [proposed, setProposed] = useState<ReadonlySet<number>>(new Set());
  const [chosenZone, setChosenZone] = useState<number | null>(null);
  const matching = useMemo(
    () => (chosenZone === null ? null : zoneOf.map((zone) => (zone === chosenZone ? 1 : 0))),
    [chosenZone, zoneOf],
  );
  const handle = useRef<SeatMapHandle>(null);
  const [log] = useState(() => ({ taps: [] as number[], blockTaps: [] as number[], brushed: [] as number[][] }));
  useEffect(() => {
    window.trial = {
      ...log,
      geometry,
      seatStates,
      hovered: null,
      handle: handle.current,
      setLost: (ordinals) => setLost(new Set(ordinals)),
      setProposed: (ordinals) => setProposed(new Set(ordinals)),
    };
  }, [geometry, seatStates, log]);
  return (
    <main style={{ height: "100dvh", display: "grid", gridTemplateRows: "1fr auto" }}>
      <SeatMapView
        ref={handle}
        geometry={geometry}
        seatStates={seatStates}
        zoneOf={zoneOf}
        zones={zones}
        mine={mine}
        lost={lost}
        proposed={proposed}
        matching={matching}
        mode={(asked.get("mode") ?? "pick") as SeatMapMode}
        tool={(asked.get("tool") ?? "pan") as SeatMapTool}
        onSeatTap={(ordinal) => {
          log.taps.push(ordinal);
          setMine((before) => {
            const after = new Set(before);
            if (!after.delete(ordinal)) after.add(ordinal);
            return after;
          });
        }}
        onBlockTap={(block) => log.blockTaps.push(block)}
        onSeatsBrushed={(ordinals) => log.brushed.push([...ordinals])}
        onSeatHover={(hover) => {
          if (window.trial) window.trial.hovered = hover?.ordinal ?? null;
        }}
        colourScheme={scheme}
        locale={locale}
      />
      <div style={{ padding: "14px 20px", background: scheme === "dark" ? "#1b1614" : "#fffdfa" }}>
        <SeatMapLegend
          zones={zones}
          colourScheme={scheme}
          locale={locale}
          chosenZone={chosenZone}
          onZoneChoose={setChosenZone}
          audience={asked.get("staff") ? "staff" : "public"}
        />
      </div>
    </main>
  );
}

document.documentElement.lang = locale;
const geometry = await loadGeometry();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Page geometry={geometry} />
  </StrictMode>,
);
