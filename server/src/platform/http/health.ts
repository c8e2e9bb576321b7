import type { FastifyInstance } from "fastify";
import type { Metrics } from "../metrics/index.ts";

export interface HealthOptions {
  readonly metrics: Metrics;
  /** What keeps this process from serving, each with a name; asked at every /readyz. Nothing when all is well. */
  readonly obstacles: () => Promise<Readonly<Record<string, string>>>;
}

/** GET /healthz: the process lives. GET /readyz: it can serve now. GET /metrics: Prometheus. */
export function serveHealth(server: FastifyInstance, { metrics, obstacles }: HealthOptions): void {
  server.get("/healthz", async (_, reply) => reply.type("application/json").send('{"status":"alive"}'));
  server.get("/readyz", async (_, reply) => {
    const found = await obstacles();
    const ready = Object.keys(found).length === 0;
    return reply
      .code(ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send(ready ? { status: "ready" } : { status: "not ready", obstacles: found });
  });
  server.get("/metrics", async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
