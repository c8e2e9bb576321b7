import { Button } from "@mantine/core";
import { useKitText, useLocale } from "./use-text.ts";

/** One button that shows the other language's name and changes the page to it at once. */
export function LanguageSwitch() {
  const t = useKitText();
  const { locale, setLocale } = useLocale();
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      lang={locale === "zh" ? "en" : "zh-CN"}
      aria-label={t("language.switchTo")}
      onClick={() => setLocale(locale === "zh" ? "en" : "zh")}
    >
      {t("language.other")}
    </Button>
  );
}
