import type { Motif } from "../motif.ts";
import { between, ridge } from "../random.ts";

/** Paper hills, a sun and kites: for families and comedies. */
export const kite: Motif = {
  ink: "#17324f",
  soft: "#2f4f6b",
  place: "top",
  titleHeight: 200,
  draw(random, id) {
    const hills = ["#8fc6a4", "#58a583", "#2f7f67", "#1c5a4f"];
    const kites = [
      { x: between(random, 380, 460), y: 372, size: 62, fill: "#e4572e", tail: "#f5b841" },
      { x: between(random, 150, 220), y: 452, size: 44, fill: "#f5b841", tail: "#e4572e" },
      { x: between(random, 290, 330), y: 420, size: 30, fill: "#c23a6b", tail: "#ffffff" },
    ];
    return (
      <>
        <defs>
          <linearGradient id={id("day")} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#a9d8ea" />
            <stop offset="0.75" stopColor="#fdf3d9" />
          </linearGradient>
        </defs>
        <rect width="600" height="800" fill={`url(#${id("day")})`} />
        <circle cx="300" cy="590" r="120" fill="#ffcf56" />
        {hills.map((fill, layer) => (
          <path key={fill} d={ridge(random, 640 + layer * 48, 110 - layer * 14, 4 + layer)} fill={fill} />
        ))}
        {kites.map(({ x, y, size, fill, tail }) => (
          <g key={fill} transform={`translate(${x} ${y}) rotate(${(x - 300) / 12})`}>
            <path
              d={`M0 ${size}C${size * 0.6} ${size * 2} ${-size} ${size * 2.4} 0 ${size * 4}`}
              fill="none"
              stroke="#17324f"
              strokeWidth="2"
              opacity="0.7"
            />
            {[1.6, 2.3, 3].map((at) => (
              <path
                key={at}
                d={`M-9 ${size * at - 6}l18 12M-9 ${size * at + 6}l18 -12`}
                stroke={tail}
                strokeWidth="6"
              />
            ))}
            <path d={`M0 ${-size}L${size * 0.72} 0L0 ${size}L${-size * 0.72} 0Z`} fill={fill} />
            <path d={`M0 ${-size}L0 ${size}M${-size * 0.72} 0H${size * 0.72}`} stroke="#fff7e6" strokeWidth="3" />
          </g>
        ))}
      </>
    );
  },
};
