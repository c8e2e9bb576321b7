import type { FastifyReply } from "fastify";

/** Headers for every answer, whatever it is. */
export function setSecurityHeaders(reply: FastifyReply, secure: boolean): void {
  reply.header("x-content-type-options", "nosniff");
  reply.header("referrer-policy", "same-origin");
  reply.header("x-frame-options", "DENY");
  reply.header("cross-origin-opener-policy", "same-origin");
  if (secure) reply.header("strict-transport-security", "max-age=31536000");
}

/**
 * What a page of ours may load and do: only what comes from here. Styles may be inline because Mantine sets
 * its variables so; `scriptHashes` are those of the page's own inline scripts.
 */
export function contentSecurityPolicy(scriptHashes: readonly string[] = []): string {
  const scripts = scriptHashes.map((hash) => ` 'sha256-${hash}'`).join("");
  return [
    "default-src 'self'",
    `script-src 'self'${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
