import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";

/** The apps of Parterre: path they are served under, and Vite's port while developing. */
const apps = {
  shop: { base: "/", port: 5173 },
  counter: { base: "/counter/", port: 5174 },
  admin: { base: "/admin/", port: 5175 },
} as const;

/**
 * Vite's configuration of one app: built to `<app>/dist` under its path. While developing, everything that the API
 * serves goes to it (PARTERRE_API_URL, else http://localhost:4000), WebSockets too.
 */
export function sharedViteConfig(app: keyof typeof apps): UserConfig {
  const { base, port } = apps[app];
  const target = process.env.PARTERRE_API_URL ?? "http://localhost:4000";
  const proxy = Object.fromEntries(
    // Patterns, because the shop has pages of its own under /performances/ and /orders/.
    ["^/graphql", "^/seat-maps/", "^/performances/[^/]+/zones/", "^/payments/", "^/webhooks/", "^/\\.well-known/"].map(
      (pattern) => [pattern, { target, ws: pattern === "^/graphql", changeOrigin: false }],
    ),
  );
  return defineConfig({
    base,
    plugins: [react()],
    resolve: { dedupe: ["react", "react-dom", "graphql", "@apollo/client", "react-router", "react-i18next"] },
    server: { port, proxy },
    preview: { port, proxy },
    build: { outDir: "dist", emptyOutDir: true, target: "es2022", sourcemap: false, chunkSizeWarningLimit: 700 },
  });
}
