import type { Motif } from "./motif.ts";
import { bloom } from "./motifs/bloom.tsx";
import { brass } from "./motifs/brass.tsx";
import { curtain } from "./motifs/curtain.tsx";
import { kite } from "./motifs/kite.tsx";
import { moon } from "./motifs/moon.tsx";
import { pitch } from "./motifs/pitch.tsx";
import { pulse } from "./motifs/pulse.tsx";
import { strings } from "./motifs/strings.tsx";
import { tide } from "./motifs/tide.tsx";
import { hashText } from "./random.ts";

const motifs = { moon, strings, curtain, pulse, pitch, brass, bloom, kite, tide } as const;
export type MotifName = keyof typeof motifs;

/** Words an organiser may write as a mood, and the motif they call up. */
const words: Readonly<Record<MotifName, RegExp>> = {
  moon: /moon|night|poe|ballad|opera|lyric|nocturne|calm|dream|ink|月|夜|诗|戏曲|昆/,
  strings: /string|symphon|orchestr|classic|recital|chamber|solemn|grand|choir|交响|古典|音乐会/,
  curtain: /curtain|drama|theat|play|velvet|tragedy|intimate|dark|话剧|戏剧/,
  pulse: /pulse|pop|rock|electr|concert|live|loud|neon|energy|electric|演唱会|摇滚|流行/,
  pitch: /pitch|sport|football|soccer|match|game|stadium|derby|contest|体育|足球|比赛/,
  brass: /brass|jazz|swing|cabaret|blues|warm|爵士/,
  bloom: /bloom|dance|ballet|romance|spring|love|tender|flower|舞|春|爱/,
  kite: /kite|famil|child|comed|bright|play|joy|亲子|儿童|喜剧/,
  tide: /tide|sea|wave|epic|legend|festival|myth|dragon|海|传奇|史诗/,
};

/** The motif a mood calls up; an unknown mood gets one by its letters, always the same. */
export function chooseMotif(mood: string): Motif {
  const written = mood.trim().toLowerCase();
  const names = Object.keys(motifs) as MotifName[];
  const found = names.find((name) => name === written) ?? names.find((name) => words[name].test(written));
  return motifs[found ?? names[hashText(written) % names.length]!];
}
