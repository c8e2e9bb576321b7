// Plain JavaScript, because Vite loads its configuration with Node, which does not read TypeScript of a package.
import react from "@vitejs/plugin-react";

const apps = {
  shop: { base: "/", port: 5173 },
  counter: { base: "/counter/", port: 5174 },
  admin: { base: "/admin/", port: 5175 },
};

// Patterns, because the shop has pages of its own under /performances/ and /orders/.
const servedByApi = [
  "^/graphql",
  "^/seat-maps/",
  "^/pictures",
  "^/backup-packs/",
  "^/performances/[^/]+/zones/",
  "^/payments/",
  "^/reports/[a-z]+\\.(csv|xlsx)",
  "^/webhooks/",
  "^/\\.well-known/",
];

/** @type {typeof import("./vite.config.shared.d.mts").sharedViteConfig} */
export function sharedViteConfig(app) {
  const { base, port } = apps[app];
  const target = process.env.PARTERRE_API_URL ?? "http://localhost:4000";
  const proxy = Object.fromEntries(servedByApi.map((pattern) => [pattern, { target, ws: pattern === "^/graphql" }]));
  return {
    base,
    plugins: [react()],
    resolve: { dedupe: ["react", "react-dom", "graphql", "@apollo/client", "react-router", "react-i18next"] },
    server: { port, proxy },
    preview: { port, proxy },
    build: { outDir: "dist", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  };
}
