import type { Motif } from "../motif.ts";
import { between, type Random, short } from "../random.ts";

const lineCount = 44;
const top = 352;
const gap = 9.4;

/** One string: still at the edges, moved in the middle by a few waves of its own. */
function string(random: Random, index: number, centre: number): string {
  const base = top + index * gap;
  const swell = Math.sin((index / lineCount) * Math.PI) ** 0.8;
  const waves = Array.from({ length: 4 }, () => ({
    at: centre + between(random, -120, 120),
    width: between(random, 26, 70),
    height: between(random, 14, 88) * swell,
  }));
  let path = `M-10 ${short(base)}`;
  for (let x = 0; x <= 610; x += 8) {
    const edge = Math.exp(-(((x - centre) / 175) ** 4));
    let y = base;
    for (const wave of waves) y -= wave.height * edge * Math.exp(-(((x - wave.at) / wave.width) ** 2));
    path += `L${x} ${short(y)}`;
  }
  return path;
}

/** Strings of light, each before the one behind: symphonies, recitals, anything that is listened to in the dark. */
export const strings: Motif = {
  ink: "#fbf1d8",
  soft: "#c6cbe6",
  place: "top",
  titleHeight: 190,
  draw(random, id) {
    const centre = between(random, 250, 350);
    const paths = Array.from({ length: lineCount }, (_, index) => string(random, index, centre));
    return (
      <>
        <defs>
          <linearGradient id={id("night")} x1="0" y1="0" x2="0.3" y2="1">
            <stop offset="0" stopColor="#1a2558" />
            <stop offset="1" stopColor="#0b1030" />
          </linearGradient>
          <linearGradient id={id("gold")} gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="600" y2="0">
            <stop offset="0" stopColor="#7f86b8" stopOpacity="0.25" />
            <stop offset="0.32" stopColor="#f0cc7c" />
            <stop offset="0.6" stopColor="#fff3cf" />
            <stop offset="1" stopColor="#7f86b8" stopOpacity="0.25" />
          </linearGradient>
        </defs>
        <rect width="600" height="800" fill={`url(#${id("night")})`} />
        {paths.map((path, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the strings have no other identity and never move
          <g key={index}>
            <path d={`${path}V${short(top + index * gap + 60)}H-10Z`} fill="#111843" />
            <path d={path} fill="none" stroke={`url(#${id("gold")})`} strokeWidth="1.7" />
          </g>
        ))}
      </>
    );
  },
};
