import type { Motif } from "../motif.ts";
import { between, type Random } from "../random.ts";

const foldCount = 7;

/** One side's folds, from the edge inwards: each falls straight, then is drawn aside towards the wall. */
function folds(random: Random): readonly { key: number; path: string }[] {
  const widths = Array.from({ length: foldCount }, () => between(random, 26, 40));
  let x = -20;
  return widths.map((width, key) => {
    const left = x;
    x += width;
    const pull = 0.62 + key * 0.012;
    const bottomLeft = left * pull - 6;
    const bottomRight = x * pull - 2;
    const path =
      `M${left} -10H${x}C${x + 4} 240 ${x - 10} 400 ${bottomRight + 18} 560` +
      `S${bottomRight} 700 ${bottomRight} 812H${bottomLeft}S${bottomLeft} 690 ${bottomLeft + 18} 560` +
      `S${left + 4} 240 ${left} -10Z`;
    return { key, path };
  });
}

/** A velvet curtain drawn aside, a light, and an empty chair: drama. */
export const curtain: Motif = {
  ink: "#fff4e4",
  soft: "#f0d9c8",
  place: "bottom",
  titleHeight: 190,
  draw(random, id) {
    const side = folds(random);
    return (
      <>
        <defs>
          <linearGradient id={id("dark")} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#180a0e" />
            <stop offset="0.6" stopColor="#2b0f16" />
            <stop offset="1" stopColor="#0d0507" />
          </linearGradient>
          <linearGradient id={id("fold")} x1="0" y1="0" x2="1" y2="0">
            <stop offset="0" stopColor="#4a0a1c" />
            <stop offset="0.38" stopColor="#b32846" />
            <stop offset="0.55" stopColor="#98203c" />
            <stop offset="1" stopColor="#2f0611" />
          </linearGradient>
          <linearGradient id={id("beam")} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#ffedc2" stopOpacity="0.75" />
            <stop offset="1" stopColor="#ffd995" stopOpacity="0.1" />
          </linearGradient>
          <radialGradient id={id("pool")}>
            <stop offset="0" stopColor="#ffe7b3" />
            <stop offset="0.7" stopColor="#e9ac5e" stopOpacity="0.75" />
            <stop offset="1" stopColor="#e9ac5e" stopOpacity="0" />
          </radialGradient>
          <linearGradient id={id("foot")} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#0d0507" stopOpacity="0" />
            <stop offset="0.55" stopColor="#0d0507" stopOpacity="0.92" />
          </linearGradient>
        </defs>
        <rect width="600" height="800" fill={`url(#${id("dark")})`} />
        <path d="M286 -10H314L430 506H170Z" fill={`url(#${id("beam")})`} />
        <ellipse cx="300" cy="506" rx="150" ry="34" fill={`url(#${id("pool")})`} />
        <g stroke="#220a0d" strokeWidth="7" strokeLinecap="round" fill="none">
          <path d="M272 330v170M272 420h58M330 420v80M284 420v66M318 420v60" />
          <path d="M272 334h40M272 364h40M312 334v86" />
        </g>
        <ellipse cx="306" cy="508" rx="54" ry="7" fill="#5e2a18" opacity="0.55" />
        {[0, 1].map((half) => (
          <g key={half} transform={half === 1 ? "translate(600 0) scale(-1 1)" : undefined}>
            {side.map(({ key, path }) => (
              <path key={key} d={path} fill={`url(#${id("fold")})`} />
            ))}
          </g>
        ))}
        <path
          d="M-10 -10H610V64C560 118 500 118 450 72C400 124 350 124 300 76C250 124 200 124 150 72C100 118 40 118 -10 64Z"
          fill="#8a1b36"
        />
        <path
          d="M-10 64C40 118 100 118 150 72C200 124 250 124 300 76C350 124 400 124 450 72C500 118 560 118 610 64"
          fill="none"
          stroke="#e3b95a"
          strokeWidth="5"
        />
        <rect y="430" width="600" height="370" fill={`url(#${id("foot")})`} />
      </>
    );
  },
};
