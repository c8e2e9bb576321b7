import type { Motif } from "../motif.ts";
import { between } from "../random.ts";

/** Cut paper in three colours, keys and a bell: jazz, cabaret. */
export const brass: Motif = {
  ink: "#14213a",
  soft: "#3a3a3c",
  place: "top",
  titleHeight: 240,
  draw(random, id) {
    const keys = Array.from({ length: 12 }, (_, index) => ({
      index,
      height: between(random, 90, 430),
      colour: ["#14213a", "#14213a", "#c2452d", "#1d6f78"][Math.floor(random() * 4)]!,
    }));
    const bellX = between(random, 380, 430);
    return (
      <>
        <defs>
          <linearGradient id={id("paper")} x1="0" y1="0" x2="0.2" y2="1">
            <stop offset="0" stopColor="#f6c445" />
            <stop offset="1" stopColor="#eba52c" />
          </linearGradient>
        </defs>
        <rect width="600" height="800" fill={`url(#${id("paper")})`} />
        {keys.map(({ index, height, colour }) => (
          <path
            key={index}
            d={`M${index * 50 + 3} 810V${800 - height}l${44} ${between(random, -12, 12)}V810Z`}
            fill={colour}
          />
        ))}
        <g transform={`translate(${bellX} 470)`}>
          <circle r="128" fill="#f7e9c8" />
          <circle r="96" fill="#c2452d" />
          <circle r="58" fill="#14213a" />
          <circle r="22" fill="#f6c445" />
        </g>
        <path d="M40 640C150 560 190 520 250 470L282 502C210 560 160 620 60 690Z" fill="#f7e9c8" />
        <g fill="#14213a">
          {[0, 1, 2].map((valve) => (
            <circle key={valve} cx={136 + valve * 42} cy={600 - valve * 38} r="9" />
          ))}
        </g>
      </>
    );
  },
};
