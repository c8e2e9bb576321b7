import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { changeLocale, currentLocale } from "./i18n.ts";
import type { kitEn } from "./kit.en.ts";
import type { Locale, TextKey, TextTree } from "./texts.ts";

export type TextValues = Readonly<Record<string, string | number>>;
export type Text<Tree extends TextTree> = (key: TextKey<Tree>, values?: TextValues) => string;

/**
 * The app's own sentences in the reader's language. Give the type of the app's English tree to have keys checked:
 * `const t = useText<typeof en>(); t("cart.title")`. `count` in the values chooses the plural.
 */
export function useText<Tree extends TextTree>(): Text<Tree> {
  const { t } = useTranslation("app");
  return useCallback((key, values) => t(key, values ?? {}), [t]);
}

/** The kit's own sentences (states, language and scheme switches, sign-in). */
export function useKitText(): Text<typeof kitEn> {
  const { t } = useTranslation("kit");
  return useCallback((key, values) => t(key, values ?? {}), [t]);
}

/** A text that the API gives in both languages. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/**
 * The given text in the reader's language. In components prefer `useLocale().pick`, which also renders again
 * when the language changes.
 */
export function pick(text: BothLanguages, locale: Locale = currentLocale()): string {
  return text[locale] || text.zh || text.en;
}

/** The reader's language, a way to change it, and `pick` for texts of the API. */
export function useLocale(): {
  locale: Locale;
  setLocale: (locale: Locale) => void;
  pick: (text: BothLanguages) => string;
} {
  const { i18n } = useTranslation("kit");
  const locale: Locale = i18n.language === "zh" ? "zh" : "en";
  return { locale, setLocale: changeLocale, pick: useCallback((text) => pick(text, locale), [locale]) };
}
