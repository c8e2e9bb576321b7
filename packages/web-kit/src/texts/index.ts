/** The kit's own sentences, for whoever has to read them without a browser: tests that look for them on a page. */
export { kitEn } from "../language/kit.en.ts";
export { kitZh } from "../language/kit.zh.ts";
