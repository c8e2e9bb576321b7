/// <reference types="node" />
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface MapPageServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Bundles the page with the map and serves it on a free port of this machine. */
export async function serveMapPage(entry = "./page.tsx"): Promise<MapPageServer> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    minify: true,
  });
  const script = bundle.outputFiles[0]!.text;
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Seat map</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<style>html,body,#root{margin:0;height:100%}body{font-family:system-ui,"Open Sans",sans-serif}</style></head>
<body><div id="root"></div><script type="module" src="/page.js"></script></body></html>`;
  const server = createServer((request, response) => {
    const isScript = request.url?.startsWith("/page.js") ?? false;
    response.setHeader("content-type", isScript ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8");
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
