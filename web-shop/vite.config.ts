import { sharedViteConfig } from "@parterre/web-kit/vite";
import { defineConfig, mergeConfig, type Plugin } from "vite";

/**
 * Gives the Chinese typeface a fixed address, /chinese-font.css, for pages that the server writes itself (the test
 * provider's payment page): they cannot know the name that a build gives its assets.
 */
const chineseFontAddress: Plugin = {
  name: "chinese-font-address",
  generateBundle(_, bundle) {
    const built = Object.keys(bundle).find((name) => /^assets\/chinese-font-.*\.css$/.test(name));
    if (built === undefined) this.error("the build has no stylesheet of the Chinese typeface");
    this.emitFile({ type: "asset", fileName: "chinese-font.css", source: `@import url("/${built}");\n` });
  },
};

export default defineConfig(mergeConfig(sharedViteConfig("shop"), { plugins: [chineseFontAddress] }));
