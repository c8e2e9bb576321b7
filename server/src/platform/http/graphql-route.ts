import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { EngineContext, GraphQLEngine } from "../graphql/graphql-engine.ts";
import { errorBody } from "./errors.ts";

export interface GraphQLRouteOptions<Context extends EngineContext> {
  readonly engine: GraphQLEngine<Context>;
  readonly contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  /** GET serves the landing page to developers and nothing else. */
  readonly landingPage: boolean;
  /** Largest body of a request that carries no cookie; large documents are for staff. */
  readonly mostAnonymousBytes: number;
}

/** POST /graphql; in development GET /graphql shows Apollo's landing page. */
export function serveGraphQL<Context extends EngineContext>(
  server: FastifyInstance,
  { engine, contextOf, landingPage, mostAnonymousBytes }: GraphQLRouteOptions<Context>,
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const context = await contextOf(request, reply);
    const queryStart = request.url.indexOf("?");
    const { status, headers, body } = await engine.answer(
      {
        method: request.method,
        body: request.body,
        headers: request.headers,
        search: queryStart < 0 ? "" : request.url.slice(queryStart),
      },
      context,
    );
    for (const [name, value] of headers) reply.header(name, value);
    return reply.code(status).send(body);
  };

  server.post(
    "/graphql",
    {
      // Before the body is read: a stranger's megabytes are not even received.
      onRequest: async (request, reply) => {
        const length = Number(request.headers["content-length"] ?? Number.POSITIVE_INFINITY);
        if (request.headers.cookie === undefined && length > mostAnonymousBytes) {
          const message = `A request may have ${mostAnonymousBytes} bytes and must say its length.`;
          return reply
            .code(413)
            .type("application/json")
            .send(errorBody(message, "TOO_LARGE", request.id));
        }
      },
    },
    answer,
  );

  server.get("/graphql", async (request, reply) => {
    const wantsPage = request.headers.accept?.includes("text/html") === true;
    if (landingPage && wantsPage) return answer(request, reply);
    const message = "Send GraphQL operations with POST.";
    return reply
      .code(405)
      .header("allow", "POST")
      .type("application/json")
      .send(errorBody(message, "METHOD", request.id));
  });
}
