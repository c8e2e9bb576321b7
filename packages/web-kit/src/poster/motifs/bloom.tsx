import type { Motif } from "../motif.ts";
import { between } from "../random.ts";

/** A flower opening in layers of thin colour: dance, romance, spring. */
export const bloom: Motif = {
  ink: "#4a1233",
  soft: "#7a3a55",
  place: "bottom",
  titleHeight: 170,
  draw(random, id) {
    const turn = between(random, 0, 40);
    const layers = [
      { petals: 9, length: 292, width: 92, colour: "#f2a7a0", opacity: 0.5 },
      { petals: 8, length: 226, width: 84, colour: "#e8718a", opacity: 0.5 },
      { petals: 7, length: 160, width: 66, colour: "#c2336b", opacity: 0.55 },
      { petals: 6, length: 96, width: 46, colour: "#7d1d57", opacity: 0.75 },
    ];
    return (
      <>
        <defs>
          <radialGradient id={id("blush")} cx="0.5" cy="0.38" r="0.8">
            <stop offset="0" stopColor="#fff5ec" />
            <stop offset="1" stopColor="#f3d3c8" />
          </radialGradient>
          <linearGradient id={id("foot")} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#f4d6cb" stopOpacity="0" />
            <stop offset="0.5" stopColor="#f4d6cb" />
          </linearGradient>
        </defs>
        <rect width="600" height="800" fill={`url(#${id("blush")})`} />
        <path d="M300 300C318 460 306 560 262 690" fill="none" stroke="#51684a" strokeWidth="7" strokeLinecap="round" />
        <path d="M304 520C360 486 420 494 466 540C404 566 346 560 304 520Z" fill="#6d8560" opacity="0.9" />
        <rect y="500" width="600" height="300" fill={`url(#${id("foot")})`} />
        <g transform="translate(300 292) scale(0.94)">
          {layers.map(({ petals, length, width, colour, opacity }, layer) =>
            Array.from({ length: petals }, (_, petal) => (
              <path
                // biome-ignore lint/suspicious/noArrayIndexKey: petals have no other identity
                key={`${colour}${petal}`}
                d={`M0 0C${width} ${-length * 0.3} ${width * 0.9} ${-length * 0.86} 0 ${-length}C${-width * 0.9} ${-length * 0.86} ${-width} ${-length * 0.3} 0 0Z`}
                fill={colour}
                opacity={opacity}
                transform={`rotate(${turn + layer * 17 + (360 / petals) * petal})`}
              />
            )),
          )}
          {Array.from({ length: 14 }, (_, dot) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: stamens have no other identity
              key={dot}
              cx={Math.cos(dot * 2.4) * Math.sqrt(dot) * 7}
              cy={Math.sin(dot * 2.4) * Math.sqrt(dot) * 7}
              r="3.6"
              fill="#ffd87a"
            />
          ))}
        </g>
      </>
    );
  },
};
