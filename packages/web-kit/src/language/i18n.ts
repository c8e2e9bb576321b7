import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { kitEn } from "./kit.en.ts";
import { kitZh } from "./kit.zh.ts";
import type { Locale, Translations } from "./texts.ts";

const storageKey = "parterre.locale";

function isLocale(value: unknown): value is Locale {
  return value === "zh" || value === "en";
}

/** The language to begin with: the one chosen before, else the browser's first, else English. */
function firstLocale(): Locale {
  const fromAddress = new URLSearchParams(window.location.search).get("lang");
  if (isLocale(fromAddress)) return fromAddress;
  const chosen = window.localStorage.getItem(storageKey);
  if (isLocale(chosen)) return chosen;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function showLocale(locale: Locale): void {
  document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
}

/** Starts the two languages with the app's own words (namespace `app`) beside the kit's (`kit`). */
export function startLanguages(translations: Translations): i18n {
  const locale = firstLocale();
  void i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    ns: ["app", "kit"],
    defaultNS: "app",
    resources: {
      zh: { app: translations.zh, kit: kitZh },
      en: { app: translations.en, kit: kitEn },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
    showSupportNotice: false,
  });
  showLocale(locale);
  return i18next;
}

/** The language shown now. */
export function currentLocale(): Locale {
  return i18next.language === "zh" ? "zh" : "en";
}

/** Changes the language of the whole page at once and remembers it for the next visit. */
export function changeLocale(locale: Locale): void {
  window.localStorage.setItem(storageKey, locale);
  showLocale(locale);
  void i18next.changeLanguage(locale);
}
