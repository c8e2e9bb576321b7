import type { ReactElement } from "react";
import type { MapHost } from "./map-host.ts";
import type { SeatMapTexts } from "./texts.ts";

const paths = {
  zoomIn: "M12 5v14M5 12h14",
  zoomOut: "M5 12h14",
  fit: "M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9M15 4h3.500A1.5 1.5 0 0 1 20 5.500V9M20 15v3.500a1.5 1.5 0 0 1-1.5 1.500H15M9 20H5.500A1.5 1.5 0 0 1 4 18.500V15",
};

/** Zoom and fit buttons, 44 px each. */
export function MapControls(props: {
  host: MapHost;
  texts: SeatMapTexts;
  right: number;
  bottom: number;
}): ReactElement {
  const { host, texts } = props;
  const acts = [
    { key: "zoomIn", label: texts.zoomIn, act: () => host.zoomBy(1.7, null, true) },
    { key: "zoomOut", label: texts.zoomOut, act: () => host.zoomBy(1 / 1.7, null, true) },
    { key: "fit", label: texts.fit, act: () => host.fit() },
  ] as const;
  return (
    <div className="parterre-map-controls" style={{ right: props.right, bottom: props.bottom }}>
      {acts.map(({ key, label, act }) => (
        <button key={key} type="button" aria-label={label} title={label} onClick={act}>
          <svg
            width="20"
            height="20"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
            aria-hidden="true"
          >
            <path d={paths[key]} />
          </svg>
        </button>
      ))}
    </div>
  );
}
