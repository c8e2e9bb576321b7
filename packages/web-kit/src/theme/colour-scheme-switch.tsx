import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useKitText } from "../language/use-text.ts";

/** Changes between light and dark and remembers it; until then the page follows the system. */
export function ColourSchemeSwitch() {
  const t = useKitText();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const next = scheme === "dark" ? "light" : "dark";
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={next === "dark" ? t("scheme.toDark") : t("scheme.toLight")}
      onClick={() => setColorScheme(next)}
    >
      <svg
        width="18"
        height="18"
        viewBox="0 0 24 24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
      >
        {next === "dark" ? (
          <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" strokeLinejoin="round" />
        ) : (
          <>
            <circle cx="12" cy="12" r="4.2" />
            <path
              d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
              strokeLinecap="round"
            />
          </>
        )}
      </svg>
    </ActionIcon>
  );
}
