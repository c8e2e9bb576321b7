import type { Motif } from "../motif.ts";
import { between, short } from "../random.ts";

/** Rings of sound over a hot sky, printed in dots: pop, rock, a night with the volume up. */
export const pulse: Motif = {
  ink: "#ffffff",
  soft: "#ffe1d6",
  place: "top",
  titleHeight: 210,
  draw(random, id) {
    const x = between(random, 210, 390);
    const y = between(random, 560, 610);
    const rings = Array.from({ length: 11 }, (_, index) => ({
      radius: 46 + index * 44,
      width: between(random, 6, 26),
      colour: ["#ffd34e", "#ff3d6e", "#2a0b45", "#ff8a3d"][index % 4]!,
    }));
    let dots = "";
    for (let row = 0; row < 26; row += 1) {
      for (let column = 0; column < 22; column += 1) {
        const dotX = column * 28 + (row % 2) * 14;
        const dotY = 130 + row * 26;
        const radius = 1.2 + 5.2 * Math.abs(Math.sin(Math.hypot(dotX - x, dotY - y) / 62)) * (1 - row / 34);
        dots += `M${short(dotX - radius)} ${dotY}a${short(radius)} ${short(radius)} 0 1 0 ${short(radius * 2)} 0a${short(radius)} ${short(radius)} 0 1 0 ${short(-radius * 2)} 0`;
      }
    }
    return (
      <>
        <defs>
          <linearGradient id={id("heat")} x1="0" y1="0" x2="0.25" y2="1">
            <stop offset="0" stopColor="#3b0f5c" />
            <stop offset="0.5" stopColor="#c21d5b" />
            <stop offset="1" stopColor="#ff7a2f" />
          </linearGradient>
          <radialGradient id={id("core")}>
            <stop offset="0" stopColor="#fff6d8" />
            <stop offset="1" stopColor="#ffd34e" />
          </radialGradient>
        </defs>
        <rect width="600" height="800" fill={`url(#${id("heat")})`} />
        <path d={dots} fill="#2a0b45" opacity="0.28" />
        {rings.map(({ radius, width, colour }) => (
          <circle
            key={radius}
            cx={x}
            cy={y}
            r={radius}
            fill="none"
            stroke={colour}
            strokeWidth={width}
            opacity={Math.max(0.12, 1 - radius / 560)}
          />
        ))}
        <circle cx={x} cy={y} r="34" fill={`url(#${id("core")})`} />
      </>
    );
  },
};
