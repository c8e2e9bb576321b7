import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { contentSecurityPolicy } from "./security-headers.ts";

/** A built single-page app and where it is served. */
export interface StaticApp {
  /** With a slash at both ends. */
  readonly path: string;
  /** Folder with its index.html. */
  readonly directory: string;
}

interface Page {
  readonly changedAt: number;
  readonly html: string;
  readonly policy: string;
}

/**
 * Serves built apps. Files under assets/ are named by their content and kept for ever; each has a .br and a .gz
 * beside it that is sent when there. Any other address inside an app answers its index.html, as the app itself
 * knows its addresses. The longest path wins, so an app at / may stand beside one at /admin/.
 */
export async function serveApps(server: FastifyInstance, apps: readonly StaticApp[]): Promise<void> {
  // Only for its way of sending a file: folders may be missing until an app has been built.
  await server.register(fastifyStatic, { root: process.cwd(), serve: false, preCompressed: true, dotfiles: "deny" });
  for (const app of apps) {
    const assets = join(app.directory, "assets");
    server.get<{ Params: { "*": string } }>(`${app.path}assets/*`, (request, reply) =>
      reply.sendFile(request.params["*"], assets, { immutable: true, maxAge: "365d" }),
    );
    server.get(app.path, (_, reply) => sendPage(reply, app));
    server.get<{ Params: { "*": string } }>(`${app.path}*`, (request, reply) => {
      const path = request.params["*"];
      // A file at the root of the app: an icon, robots.txt. Addresses of pages have no dot in their last part.
      if (/^[\w-]+(\.[\w-]+)+$/.test(path)) return reply.sendFile(path, app.directory, { maxAge: "1h" });
      return sendPage(reply, app);
    });
    // `/admin` means `/admin/`.
    if (app.path !== "/") server.get(app.path.slice(0, -1), (_, reply) => reply.redirect(app.path, 308));
  }
}

const pages = new Map<string, Page>();

async function sendPage(reply: FastifyReply, app: StaticApp): Promise<FastifyReply> {
  const page = await readPage(join(app.directory, "index.html"));
  if (!page) {
    return reply.code(503).type("text/plain; charset=utf-8").send("This app has not been built. / 此应用尚未构建。\n");
  }
  return reply
    .header("content-security-policy", page.policy)
    .header("cache-control", "no-cache")
    .header("permissions-policy", "camera=(self), usb=(self), serial=(self), geolocation=(), microphone=()")
    .type("text/html; charset=utf-8")
    .send(page.html);
}

/** Read again only when the file changed: apps may be built while the server runs. */
async function readPage(file: string): Promise<Page | undefined> {
  const changedAt = await stat(file).then(
    (found) => found.mtimeMs,
    () => undefined,
  );
  if (changedAt === undefined) return undefined;
  const known = pages.get(file);
  if (known?.changedAt === changedAt) return known;
  const html = await readFile(file, "utf8");
  const page = { changedAt, html, policy: contentSecurityPolicy(inlineScriptHashes(html)) };
  pages.set(file, page);
  return page;
}

function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) =>
    createHash("sha256").update(script!).digest("base64"),
  );
}
