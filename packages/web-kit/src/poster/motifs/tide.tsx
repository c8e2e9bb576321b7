import type { Motif } from "../motif.ts";
import { between } from "../random.ts";

const radius = 60;

/** Overlapping waves before a red sun, as on old cloth: legends, epics, festivals. */
export const tide: Motif = {
  ink: "#14233b",
  soft: "#44505f",
  place: "top",
  titleHeight: 210,
  draw(random, id) {
    const sunX = between(random, 340, 430);
    const rows = Array.from({ length: 9 }, (_, row) => row);
    const columns = Array.from({ length: 7 }, (_, column) => column);
    const blues = ["#1c3f66", "#17365a", "#122c4c"];
    return (
      <>
        <defs>
          <linearGradient id={id("paper")} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#f7efdf" />
            <stop offset="1" stopColor="#ecdcc0" />
          </linearGradient>
        </defs>
        <rect width="600" height="800" fill={`url(#${id("paper")})`} />
        <circle cx={sunX} cy="430" r="124" fill="#c8322b" />
        {rows.map((row) =>
          columns.map((column) => {
            const x = column * radius * 2 + (row % 2 ? -radius : 0);
            const rise = row < 3 ? Math.sin(column * 1.1 + row) * 16 : 0;
            const y = 520 + row * 34 - rise;
            return (
              <g key={`${row} ${column}`}>
                <circle cx={x} cy={y} r={radius} fill={blues[row % 3]} stroke="#f2e6cd" strokeWidth="3" />
                {[44, 29, 14].map((inner) => (
                  <circle key={inner} cx={x} cy={y} r={inner} fill="none" stroke="#f2e6cd" strokeWidth="3" />
                ))}
              </g>
            );
          }),
        )}
      </>
    );
  },
};
