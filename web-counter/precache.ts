import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** Letters beyond the Latin ones come when a page or a ticket needs them, and are kept then. */
const onDemand = /noto-sans-sc.*\.woff2?$/;
const atRoot = ["", "icon.svg", "icon-192.png", "icon-512.png", "manifest.webmanifest"];

/** Writes the service worker beside the app, with the names of everything that a start without a network needs. */
export function precache(base: string): Plugin {
  return {
    name: "precache",
    apply: "build",
    // When everything is written: until then files may still fall away.
    writeBundle({ dir }, bundle) {
      const built = Object.keys(bundle).filter(
        (file) => /\.(js|css|svg|png|woff2)$/.test(file) && !onDemand.test(file),
      );
      const files = [...atRoot, ...built.sort()].map((file) => `${base}${file}`);
      const source = readFileSync(new URL("./service-worker.js", import.meta.url), "utf8");
      const pageOf = bundle["index.html"];
      const page = pageOf?.type === "asset" ? String(pageOf.source) : "";
      const version = createHash("sha256").update(source).update(page).update(files.join()).digest("hex").slice(0, 12);
      const release = JSON.stringify({ version, files });
      writeFileSync(path.join(dir!, "service-worker.js"), source.replace("__RELEASE__", release));
    },
  };
}
