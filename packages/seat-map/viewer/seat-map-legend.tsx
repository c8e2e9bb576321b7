import type { CSSProperties, ReactElement } from "react";
import { mapInks, zoneColours } from "../src/palette.ts";
import type { SeatMapLegendProps, SeatMapZone } from "./contract.ts";
import { mapStyle } from "./map-style.ts";
import { seatMapTexts } from "./texts.ts";

/** The legend is the ramp itself: each zone's twelve steps, then the signs of a seat's state. */
export function SeatMapLegend(props: SeatMapLegendProps): ReactElement {
  const { zones, colourScheme, locale, chosenZone = null, onZoneChoose, audience = "public" } = props;
  const texts = { ...seatMapTexts(locale), ...props.texts };
  const inks = mapInks(colourScheme);
  const accent = props.accent ?? inks.accent;
  const style = {
    "--map-text": inks.text,
    "--map-muted": inks.textMuted,
    "--map-edge": inks.plateEdge,
    "--map-focus": inks.focus,
  } as CSSProperties;
  const zoneContent = (zone: SeatMapZone): ReactElement => (
    <>
      <span className="parterre-legend-name">{zone.name}</span>
      <span className="parterre-legend-price">{zone.fromPrice}</span>
      <span className="parterre-legend-ramp" title={texts.legendRamp} aria-hidden="true">
        {[...zoneColours(zone.hue, colourScheme)].reverse().map((colour) => (
          <span key={colour} style={{ background: colour }} />
        ))}
      </span>
    </>
  );
  const signs = [
    { text: texts.mine, sign: <MineSign accent={accent} onAccent={inks.onAccent} /> },
    {
      text: texts.sold,
      sign: (
        <Sign>
          <circle cx="8" cy="8" r="5.5" fill="none" stroke={inks.killed} strokeWidth="1.3" />
        </Sign>
      ),
    },
    ...(audience === "staff"
      ? [
          {
            text: texts.held,
            sign: (
              <Sign>
                <circle cx="8" cy="8" r="5.5" fill="none" stroke={inks.held} strokeWidth="1.7" />
                <circle cx="8" cy="8" r="2.2" fill={inks.held} />
              </Sign>
            ),
          },
          {
            text: texts.killed,
            sign: (
              <Sign>
                <path d="M4.5 4.500l7 7m0-7l-7 7" stroke={inks.killed} strokeWidth="1.5" />
              </Sign>
            ),
          },
        ]
      : []),
    {
      text: texts.wheelchair,
      sign: (
        <Sign>
          <rect x="2.5" y="2.5" width="11" height="11" rx="2.5" fill={inks.textMuted} />
        </Sign>
      ),
    },
  ];
  return (
    <>
      <style href="parterre-seat-map" precedence="default">
        {mapStyle}
      </style>
      <ul className={`parterre-legend ${props.className ?? ""}`} style={style} aria-label={texts.legend}>
        {zones.map((zone) => (
          <li key={zone.index}>
            {onZoneChoose ? (
              <button
                type="button"
                className="parterre-legend-zone"
                aria-pressed={chosenZone === zone.index}
                title={texts.showOnly(zone.name)}
                onClick={() => onZoneChoose(chosenZone === zone.index ? null : zone.index)}
              >
                {zoneContent(zone)}
              </button>
            ) : (
              <span className="parterre-legend-zone">{zoneContent(zone)}</span>
            )}
          </li>
        ))}
        {signs.map(({ text, sign }) => (
          <li key={text} className="parterre-legend-sign">
            {sign}
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

function Sign({ children }: { children: React.ReactNode }): ReactElement {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  );
}

function MineSign({ accent, onAccent }: { accent: string; onAccent: string }): ReactElement {
  return (
    <Sign>
      <circle cx="8" cy="8" r="7.2" fill="none" stroke={accent} strokeWidth="1.2" />
      <circle cx="8" cy="8" r="5.6" fill={accent} />
      <path d="M5.4 8.200l1.9 1.9 3.4-3.9" fill="none" stroke={onAccent} strokeWidth="1.5" strokeLinecap="round" />
    </Sign>
  );
}
