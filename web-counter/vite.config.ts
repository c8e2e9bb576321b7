import { sharedViteConfig } from "@parterre/web-kit/vite";
import { precache } from "./precache.ts";

const config = sharedViteConfig("counter");

export default { ...config, plugins: [config.plugins, precache("/counter/")] };
