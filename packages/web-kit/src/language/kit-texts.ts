/** The kit's own sentences, for whoever has to read them without a browser: tests that look for them on a page. */
export { kitEn } from "./kit.en.ts";
export { kitZh } from "./kit.zh.ts";
