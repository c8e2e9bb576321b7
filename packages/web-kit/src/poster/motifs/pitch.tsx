import type { Motif } from "../motif.ts";
import { between } from "../random.ts";

/** The pitch from high above, floodlit, with a ball on its way: sport. */
export const pitch: Motif = {
  ink: "#ffffff",
  soft: "#d8f0e2",
  place: "bottom",
  titleHeight: 190,
  draw(random, id) {
    const turn = between(random, -26, -16);
    const arc = between(random, 60, 130);
    return (
      <>
        <defs>
          <radialGradient id={id("flood")} cx="0.62" cy="0.22" r="0.95">
            <stop offset="0" stopColor="#fff9d9" stopOpacity="0.45" />
            <stop offset="0.5" stopColor="#fff9d9" stopOpacity="0.06" />
            <stop offset="1" stopColor="#03140c" stopOpacity="0.62" />
          </radialGradient>
          <linearGradient id={id("foot")} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#04150d" stopOpacity="0" />
            <stop offset="0.7" stopColor="#04150d" stopOpacity="0.88" />
          </linearGradient>
        </defs>
        <rect width="600" height="800" fill="#12693f" />
        <g transform={`rotate(${turn} 300 330)`}>
          {Array.from({ length: 9 }, (_, stripe) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: mown stripes have no other identity
            <rect key={stripe} x="-300" y={-420 + stripe * 170} width="1200" height="85" fill="#187a4a" />
          ))}
          <g fill="none" stroke="#f6fff8" strokeWidth="5" opacity="0.92">
            <path d="M-300 330H900" />
            <circle cx="300" cy="330" r="132" />
            <path d="M-20 -420V1100M620 -420V1100" />
            <path d="M120 -120V-10H480V-120M200 -10a108 108 0 0 0 200 0" />
            <path d="M120 780V670H480V780M200 670a108 108 0 0 1 200 0" />
          </g>
          <circle cx="300" cy="330" r="7" fill="#f6fff8" />
        </g>
        <rect width="600" height="800" fill={`url(#${id("flood")})`} />
        <path
          d={`M70 560C150 ${300 - arc} 330 ${150 - arc} 452 236`}
          fill="none"
          stroke="#ffe27a"
          strokeWidth="5"
          strokeDasharray="2 15"
          strokeLinecap="round"
        />
        <ellipse cx="470" cy="292" rx="30" ry="8" fill="#03140c" opacity="0.45" />
        <g transform="translate(462 246)">
          <circle r="27" fill="#ffffff" />
          <path d="M0 -10l9.5 7-3.6 11h-11.8l-3.6-11z" fill="#16261d" />
          <path
            d="M0 -10V-26M9.5 -3L25 -9M5.9 8L15 22M-5.9 8L-15 22M-9.5 -3L-25 -9"
            stroke="#16261d"
            strokeWidth="2.5"
            fill="none"
          />
        </g>
        <rect y="400" width="600" height="400" fill={`url(#${id("foot")})`} />
      </>
    );
  },
};
