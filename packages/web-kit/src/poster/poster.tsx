import { useId, useMemo } from "react";
import { chooseMotif } from "./choose-motif.ts";
import type { Motif } from "./motif.ts";
import { randomOf } from "./random.ts";
import { isWide, layoutTitle, leadingOf, textWidth } from "./title-layout.ts";

export interface PosterProps {
  /** Title in the reader's language. */
  readonly title: string;
  readonly subtitle?: string;
  /** The event's mood: chooses the motif. Unknown moods get one by their letters. */
  readonly mood: string;
  /** Seed of the drawing, so that one event always has the same poster; the slug is right. */
  readonly seed: string;
  /** Without its words, for a background. */
  readonly wordless?: boolean;
  /** Fills its parent, cut to fit, in place of keeping its proportions. */
  readonly cover?: boolean;
}

const margin = 44;
const room = 600 - 2 * margin;

/** A poster drawn from an event's title and mood, as SVG in the proportions 3:4. */
export function Poster({ title, subtitle = "", mood, seed, wordless = false, cover = false }: PosterProps) {
  const prefix = useId();
  const motif = chooseMotif(mood);
  // The drawing depends on the seed alone; a changed language redraws only the words.
  const art = useMemo(() => motif.draw(randomOf(seed), (name) => `${prefix}${name}`), [motif, seed, prefix]);
  return (
    <svg
      viewBox="0 0 600 800"
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label={title}
      aria-hidden={wordless || undefined}
      style={{ width: "100%", height: cover ? "100%" : "auto", display: "block" }}
    >
      {art}
      {!wordless && <PosterWords title={title} subtitle={subtitle} motif={motif} />}
    </svg>
  );
}

function PosterWords({ title, subtitle, motif }: { title: string; subtitle: string; motif: Motif }) {
  if (motif.place === "column" && isWide(title) && textWidth(title) <= 14) {
    return <PosterColumn title={title} subtitle={subtitle} motif={motif} />;
  }
  const { lines, size } = layoutTitle(title, { width: room, height: motif.titleHeight, maxSize: 104, minSize: 40 });
  const leading = size * leadingOf(title);
  const small = layoutTitle(subtitle, { width: room, height: 66, maxSize: 27, minSize: 20 });
  const smallHeight = subtitle ? small.lines.length * small.size * 1.3 + 14 : 0;
  const bottom = motif.place !== "top";
  const first = bottom ? 800 - margin - smallHeight - leading * (lines.length - 1) - size * 0.1 : margin + size * 0.86;
  const below = first + leading * (lines.length - 1) + size * 0.22 + 14 + small.size * 0.9;
  return (
    <>
      <text fill={motif.ink} fontSize={size} fontWeight="750" letterSpacing={isWide(title) ? "0" : "-0.03em"}>
        {lines.map((line, index) => (
          <tspan key={line} x={margin} y={first + index * leading}>
            {line}
          </tspan>
        ))}
      </text>
      <text fill={motif.soft} fontSize={small.size} fontWeight="500">
        {small.lines.map((line, index) => (
          <tspan key={line} x={margin} y={below + index * small.size * 1.3}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}

/** A Chinese title from top to bottom, as on a scroll, with the subtitle in a thinner column beside. */
function PosterColumn({ title, subtitle, motif }: { title: string; subtitle: string; motif: Motif }) {
  const characters = [...title.replaceAll(" ", "")];
  const perColumn = characters.length > 7 ? Math.ceil(characters.length / 2) : characters.length;
  const size = Math.min(96, 560 / perColumn);
  const step = size * 1.1;
  const small = [...subtitle].slice(0, 18);
  const columns = Math.ceil(characters.length / perColumn);
  return (
    <>
      <text fill={motif.ink} fontSize={size} fontWeight="700" textAnchor="middle">
        {characters.map((character, index) => {
          // Columns are read from right to left.
          const column = columns - 1 - Math.floor(index / perColumn);
          return (
            <tspan
              // biome-ignore lint/suspicious/noArrayIndexKey: characters stand where they stand
              key={index}
              x={margin + size / 2 + column * step}
              y={margin + size * 0.88 + (index % perColumn) * step}
            >
              {character}
            </tspan>
          );
        })}
      </text>
      <text fill={motif.soft} fontSize="22" fontWeight="500" textAnchor="middle">
        {small.map((character, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: characters stand where they stand
          <tspan key={index} x={margin + columns * step + 14} y={margin + 24 + index * 27}>
            {character}
          </tspan>
        ))}
      </text>
    </>
  );
}
