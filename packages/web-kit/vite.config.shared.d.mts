import type { UserConfig } from "vite";

/**
 * Vite's configuration of one app: built to `<app>/dist` under its path. While developing, everything that the API
 * serves goes to it (PARTERRE_API_URL, else http://localhost:4000), WebSockets too.
 */
export function sharedViteConfig(app: "shop" | "counter" | "admin"): UserConfig;
