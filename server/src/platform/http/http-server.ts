import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import Fastify, { type FastifyError, type FastifyInstance, LogController } from "fastify";
import type { Logger } from "../log/index.ts";
import type { Metrics } from "../metrics/index.ts";
import { errorBody } from "./errors.ts";
import { setSecurityHeaders } from "./security-headers.ts";

export interface HttpServerOptions {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Believe X-Forwarded-For, X-Forwarded-Proto and X-Request-Id; only behind a proxy that sets them. */
  readonly trustProxy: boolean;
  /** Largest request body in bytes. */
  readonly mostBodyBytes: number;
}

const requestIdPattern = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * A Fastify server with what every route needs: request ids (header `x-request-id`), security headers, errors
 * without stacks, durations for Prometheus. While it closes, requests that already have a connection are still
 * answered.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { log, metrics } = options;
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: options.mostBodyBytes,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 400 },
    genReqId: (request) => {
      const given = request.headers["x-request-id"];
      return options.trustProxy && typeof given === "string" && requestIdPattern.test(given) ? given : randomUUID();
    },
  }) as unknown as FastifyInstance;
  await server.register(cookie);

  const durations = metrics.histogram("parterre_http_seconds", "Time to answer HTTP requests.", ["route", "status"]);
  server.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    setSecurityHeaders(reply, request.protocol === "https");
  });
  server.addHook("onResponse", async (request, reply) => {
    const seconds = reply.elapsedTime / 1000;
    durations.observe({ route: request.routeOptions.url ?? "none", status: String(reply.statusCode) }, seconds);
    if (log.isLevelEnabled("debug")) {
      request.log.debug({ method: request.method, path: pathOf(request.url), status: reply.statusCode, seconds });
    }
  });
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return reply
        .code(status)
        .type("application/json")
        .send(errorBody(error.message, "BAD_REQUEST", request.id));
    }
    request.log.error({ err: error, method: request.method, path: pathOf(request.url) }, "request failed");
    const message = "Something went wrong on our side. / 服务器出错，请稍后再试。";
    return reply
      .code(status)
      .type("application/json")
      .send(errorBody(message, "INTERNAL_SERVER_ERROR", request.id));
  });
  server.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type("application/json")
      .send(errorBody("There is nothing here.", "NOT_FOUND", request.id)),
  );
  return server;
}

/** Query strings may carry secrets; logs do without them. */
function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? url;
}
