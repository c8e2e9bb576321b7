import type { Motif } from "../motif.ts";
import { between, ridge } from "../random.ts";

/** Night over hills and water, painted in washes: poetry, opera, ballads. */
export const moon: Motif = {
  ink: "#fdf3dd",
  soft: "#dfe3dc",
  place: "column",
  titleHeight: 170,
  draw(random, id) {
    const x = between(random, 390, 450);
    const y = between(random, 215, 265);
    const washes = ["#33566a", "#274759", "#1b3547", "#122636", "#0b1926"];
    const glints = Array.from({ length: 26 }, (_, index) => {
      const spread = 14 + index * 4.4;
      const centre = x + between(random, -spread, spread) * 0.5;
      return { index, centre, half: between(random, 8, spread), y: 606 + index * 5.4 };
    });
    return (
      <>
        <defs>
          <linearGradient id={id("sky")} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#0c1d33" />
            <stop offset="0.42" stopColor="#2d5166" />
            <stop offset="0.68" stopColor="#a9806a" />
            <stop offset="0.76" stopColor="#e0b184" />
          </linearGradient>
          <radialGradient id={id("halo")}>
            <stop offset="0.3" stopColor="#ffe9bd" stopOpacity="0.55" />
            <stop offset="1" stopColor="#ffe9bd" stopOpacity="0" />
          </radialGradient>
          <linearGradient id={id("disc")} x1="0" y1="0" x2="0.4" y2="1">
            <stop offset="0" stopColor="#fffaf0" />
            <stop offset="1" stopColor="#f5d9a3" />
          </linearGradient>
          <linearGradient id={id("water")} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#14293a" />
            <stop offset="1" stopColor="#060e17" />
          </linearGradient>
        </defs>
        <rect width="600" height="800" fill={`url(#${id("sky")})`} />
        <circle cx={x} cy={y} r="300" fill={`url(#${id("halo")})`} />
        <circle cx={x} cy={y} r="112" fill={`url(#${id("disc")})`} />
        {washes.map((fill, layer) => (
          <path
            key={fill}
            d={ridge(random, 470 + layer * 34, 170 - layer * 24, 5 + layer, 600, 640)}
            fill={fill}
            opacity={0.62 + layer * 0.095}
          />
        ))}
        <rect y="598" width="600" height="202" fill={`url(#${id("water")})`} />
        {glints.map((glint) => (
          <path
            key={glint.index}
            d={`M${glint.centre - glint.half} ${glint.y}h${glint.half * 2}`}
            stroke="#f3d7a2"
            strokeWidth={1 + glint.index * 0.06}
            strokeLinecap="round"
            opacity={0.85 - glint.index * 0.032}
          />
        ))}
      </>
    );
  },
};
