import type { SpokenLanguage } from "../../src/index.ts";
import { EscposEmulation } from "./escpos-emulation.ts";
import { FglEmulation } from "./fgl-emulation.ts";
import type { Mechanics } from "./mechanics.ts";
import { TsplEmulation } from "./tspl-emulation.ts";
import { ZplEmulation } from "./zpl-emulation.ts";

/** The electronics of a printer: reads a language, moves the mechanics, answers. */
export interface EmulatedLanguage {
  /** Bytes from the computer. Throws BadBytes for what no such printer could read. */
  receive(bytes: Uint8Array): void;
  /** The cable was pulled: what was half received is forgotten. */
  reset(): void;
}

/** Bytes to the computer. */
export type Say = (bytes: ArrayLike<number>) => void;

export function emulate(language: SpokenLanguage, mechanics: Mechanics, say: Say): EmulatedLanguage {
  switch (language) {
    case "fgl":
      return new FglEmulation(mechanics, say);
    case "escpos":
      return new EscposEmulation(mechanics, say);
    case "tspl":
      return new TsplEmulation(mechanics, say);
    case "zpl":
      return new ZplEmulation(mechanics, say);
  }
}
