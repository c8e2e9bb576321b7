import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The one accent: the velvet of the curtain. */
const velvet: MantineColorsTuple = [
  "#fcf0f2",
  "#f6dce2",
  "#ebb6c2",
  "#df8d9f",
  "#d3677f",
  "#c54262",
  "#b3274a",
  "#981c3c",
  "#7a1530",
  "#5a0f23",
];

/** Warm greys from paper to ink, for light surfaces. */
const paper: MantineColorsTuple = [
  "#fbf9f5",
  "#f5f1ea",
  "#ebe5db",
  "#dcd4c7",
  "#c2b8a8",
  "#9d9282",
  "#766c5e",
  "#554d42",
  "#38322a",
  "#1d1915",
];

/** Warm darks: text at 0, the darkened house at 9. Not the light scale inverted. */
const house: MantineColorsTuple = [
  "#ece6dc",
  "#cfc7ba",
  "#aaa193",
  "#857c70",
  "#5c554c",
  "#403a34",
  "#2c2824",
  "#211e1b",
  "#181614",
  "#100f0d",
];

const sans =
  '"Inter Variable", "Noto Sans SC Variable", system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif';

/** Mantine's theme from Parterre's tokens. No screen brings its own colours, radii or type sizes. */
export const theme = createTheme({
  colors: { velvet, gray: paper, dark: house },
  primaryColor: "velvet",
  primaryShade: { light: 7, dark: 6 },
  white: "#fffdf9",
  black: "#1d1915",
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans SC Variable", monospace',
  fontSmoothing: true,
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem", md: "1.0625rem", lg: "1.25rem", xl: "1.5rem" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.55", lg: "1.5", xl: "1.4" },
  headings: {
    fontFamily: sans,
    fontWeight: "650",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "clamp(2rem, 1.4rem + 2.6vw, 3.25rem)", lineHeight: "1.12" },
      h2: { fontSize: "clamp(1.5rem, 1.2rem + 1.2vw, 2.125rem)", lineHeight: "1.2" },
      h3: { fontSize: "1.375rem", lineHeight: "1.3" },
      h4: { fontSize: "1.125rem", lineHeight: "1.4" },
    },
  },
  radius: { xs: "4px", sm: "6px", md: "10px", lg: "16px", xl: "24px" },
  defaultRadius: "md",
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2.5rem" },
  respectReducedMotion: true,
  cursorType: "pointer",
  focusRing: "auto",
  activeClassName: "",
});
