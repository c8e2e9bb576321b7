export { LoaderCache } from "./loader-cache.ts";
