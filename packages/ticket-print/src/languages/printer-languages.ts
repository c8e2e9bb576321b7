import { escpos } from "./escpos.ts";
import { fgl } from "./fgl.ts";
import { picture } from "./picture.ts";
import type { LanguageCode, PrinterLanguage } from "./printer-language.ts";
import { tspl } from "./tspl.ts";
import { zpl } from "./zpl.ts";

/** Every printer language that Parterre speaks. */
export const printerLanguages: Readonly<Record<LanguageCode, PrinterLanguage>> = { fgl, escpos, tspl, zpl, picture };

/** Whether a text names a printer language. */
export function isLanguageCode(code: string): code is LanguageCode {
  return Object.hasOwn(printerLanguages, code);
}
