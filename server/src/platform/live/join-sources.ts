import type { LiveSource } from "./live-source.ts";

/** A source of some keys, and which those are. */
export interface PartSource extends LiveSource {
  readonly owns: (key: string) => boolean;
}

/** One source of what several slices have to tell, followed on one stream. `owns` of two parts is never true of a key. */
export function joinSources(...parts: readonly PartSource[]): LiveSource {
  const ownerOf = (key: string) => parts.find((part) => part.owns(key));
  return {
    publications: parts.flatMap(({ publications }) => publications),
    decode: (change) => {
      for (const part of parts) {
        const told = part.decode(change);
        if (told) return told;
      }
      return null;
    },
    load: async (key) => (await ownerOf(key)?.load(key)) ?? { states: new Uint8Array(), numbering: "" },
    renumbered: (key) => ownerOf(key)?.renumbered?.(key),
  };
}
