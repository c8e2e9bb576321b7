import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { SeatMapViewProps } from "./contract.ts";
import { listenToGestures } from "./gestures.ts";
import { MapHost } from "./map-host.ts";
import { MapInteraction } from "./map-interaction.ts";
import type { SceneProps } from "./scene-props.ts";
import type { SeatMapTexts } from "./texts.ts";

export interface HostRefs {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly surface: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLDivElement | null>;
}

export interface Hosted {
  readonly host: MapHost;
  readonly interaction: MapInteraction;
}

/** Makes the imperative map for as long as the component is mounted and keeps its scene and size up to date. */
export function useMapHost(
  props: SeatMapViewProps,
  texts: SeatMapTexts,
  shownBlocks: Uint8Array | null,
  refs: HostRefs,
): Hosted | null {
  const { geometry, seatStates, zoneOf, zones, ranks, matching, colourScheme: scheme, locale, accent } = props;
  const scene: SceneProps = useMemo(
    () => ({ geometry, seatStates, zoneOf, zones, ranks, matching, shownBlocks, scheme, locale, texts, accent }),
    [geometry, seatStates, zoneOf, zones, ranks, matching, shownBlocks, scheme, locale, texts, accent],
  );
  const latestScene = useRef(scene);
  latestScene.current = scene;
  const [hosted, setHosted] = useState<Hosted | null>(null);
  const { frame, surface, canvas } = refs;

  useLayoutEffect(() => {
    const host = new MapHost(canvas.current!);
    host.setScene(latestScene.current);
    const interaction = new MapInteraction(host, { mode: "look" });
    const stopListening = listenToGestures(surface.current!, interaction);
    setHosted({ host, interaction });
    return () => {
      stopListening();
      host.destroy();
      setHosted(null);
    };
  }, [canvas, surface]);

  const host = hosted?.host;
  useLayoutEffect(() => host?.setScene(scene), [host, scene]);

  const { top = 0, right = 0, bottom = 0, left = 0 } = props.padding ?? {};
  useLayoutEffect(() => {
    if (!host) return;
    const element = frame.current!;
    const measure = (): void => {
      const below = top + heightOfSwitchAcross(element);
      host.resize(element.clientWidth, element.clientHeight, { top: below, right, bottom, left });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // Moving the window to another screen changes the ratio without changing any size.
    window.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, [host, frame, top, right, bottom, left]);

  // Fonts that arrive late would leave numbers in a fallback face in every bitmap.
  useEffect(() => {
    if (!host) return;
    const redraw = (): void => host.setScene({ ...latestScene.current });
    document.fonts.addEventListener("loadingdone", redraw);
    return () => document.fonts.removeEventListener("loadingdone", redraw);
  }, [host]);

  return hosted;
}

/** On a narrow map the switch between levels lies across the top, over the stage: the house is fitted below it. */
function heightOfSwitchAcross(frame: HTMLElement): number {
  const levels = frame.querySelector<HTMLElement>(".parterre-map-levels");
  return levels && getComputedStyle(levels).flexDirection === "row" ? levels.offsetHeight : 0;
}
