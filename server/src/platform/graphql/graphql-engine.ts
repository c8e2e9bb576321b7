import { ApolloServer, type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginLandingPageLocalDefault } from "@apollo/server/plugin/landingPage/default";
import { execute, GraphQLError, type GraphQLSchema } from "graphql";
import { DocumentCache, type KnownDocument } from "./document-cache.ts";
import { compileLimits } from "./document-limits.ts";
import { outwardError, type UnexpectedError } from "./outward-error.ts";

/** What the engine needs to know of a request's context; the rest is the slices' business. */
export interface EngineContext {
  readonly requestId: string;
}

export interface GraphQLEngineOptions {
  readonly schema: GraphQLSchema;
  /** Landing page and introspection are for developers. */
  readonly production: boolean;
  /** Documents of our own apps that are hot from the first request on. */
  readonly knownDocuments?: readonly string[];
  readonly onUnexpectedError: (unexpected: UnexpectedError, requestId: string) => void;
}

/** A GraphQL request over HTTP, as parsed from JSON; nothing in it is trusted. */
export interface HttpRequest {
  readonly method: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** With the question mark. */
  readonly search: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Iterable<readonly [string, string]>;
  readonly body: string;
}

const jsonHeaders: readonly (readonly [string, string])[] = [["content-type", "application/json; charset=utf-8"]];
const graphqlHeaders: readonly (readonly [string, string])[] = [
  ["content-type", "application/graphql-response+json; charset=utf-8"],
];

/**
 * Executes GraphQL requests on one schema by two ways with the same answers. A document seen for the first time
 * goes through Apollo Server (parse, validate, persisted-query protocol, landing page); once it has proven valid,
 * later requests with the same text or hash are executed at once. Depth and cost are checked on both ways.
 */
export class GraphQLEngine<Context extends EngineContext> {
  readonly documents: DocumentCache;
  private readonly apollo: ApolloServer<Context>;

  private constructor(private readonly options: GraphQLEngineOptions) {
    this.documents = new DocumentCache(options.schema);
    for (const text of options.knownDocuments ?? []) this.documents.learn(text);
    this.apollo = new ApolloServer<Context>({
      schema: options.schema,
      introspection: !options.production,
      includeStacktraceInErrorResponses: false,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      parseOptions: { maxTokens: 5_000 },
      stopOnTerminationSignals: false,
      plugins: [
        options.production
          ? ApolloServerPluginLandingPageDisabled()
          : ApolloServerPluginLandingPageLocalDefault({ footer: false, embed: { runTelemetry: false } }),
        this.limitsPlugin(),
        this.errorsPlugin(),
      ],
    });
  }

  static async start<Context extends EngineContext>(options: GraphQLEngineOptions): Promise<GraphQLEngine<Context>> {
    const engine = new GraphQLEngine<Context>(options);
    await engine.apollo.start();
    return engine;
  }

  async stop(): Promise<void> {
    await this.apollo.stop();
  }

  /** The answer to a request whose context has been made. Never throws for what the client did. */
  async answer(request: HttpRequest, context: Context): Promise<HttpAnswer> {
    const body = request.method === "POST" ? requestBody(request.body) : undefined;
    const known = body && this.documents.find(body.query, body.hash);
    if (known && known.operation.operation !== "subscription" && fits(known, body.operationName)) {
      return this.answerKnown(known, body.variables, context, acceptsGraphqlJson(request));
    }
    const {
      status,
      headers,
      body: answer,
    } = await this.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        body: request.body,
        headers: headerMap(request.headers),
        search: request.search,
      },
      context: async () => context,
    });
    if (answer.kind !== "complete") throw new Error("incremental delivery is not served");
    return { status: status ?? 200, headers, body: answer.string };
  }

  private async answerKnown(
    known: KnownDocument,
    variables: Record<string, unknown>,
    context: Context,
    graphqlJson: boolean,
  ): Promise<HttpAnswer> {
    const headers = graphqlJson ? graphqlHeaders : jsonHeaders;
    let result: Awaited<ReturnType<typeof execute>>;
    try {
      known.checkCost(variables);
      result = await execute({
        schema: this.options.schema,
        document: known.document,
        variableValues: variables,
        contextValue: context,
      });
    } catch (error) {
      const problem = error instanceof GraphQLError ? error : new GraphQLError("", { originalError: error as Error });
      result = { errors: [problem] };
    }
    const { data, errors } = result;
    if (errors === undefined) return { status: 200, headers, body: JSON.stringify({ data }) };
    const outward = errors.map((error) => this.outward(error, context));
    // No data at all: the request itself was refused, as by a variable of the wrong type.
    if (data === undefined) return { status: 400, headers, body: JSON.stringify({ errors: outward }) };
    return { status: 200, headers, body: JSON.stringify({ errors: outward, data }) };
  }

  /** An error as the client may see it; tells the log about the unexpected. */
  outward(error: GraphQLError, context: EngineContext) {
    return outwardError(error, context.requestId, (unexpected) =>
      this.options.onUnexpectedError(unexpected, context.requestId),
    );
  }

  private limitsPlugin(): ApolloServerPlugin<Context> {
    const { documents } = this;
    const { schema } = this.options;
    return {
      async requestDidStart() {
        return {
          async didResolveOperation({ document, operation, request, source }) {
            const known = documents.add(source, document);
            // Several operations in one document are not kept, but judged all the same.
            const check = known?.checkCost ?? (operation && compileLimits(schema, document, operation));
            check?.(request.variables ?? {});
          },
        };
      },
    };
  }

  /** Puts our outward errors in the place of Apollo's, which do not know the request. */
  private errorsPlugin(): ApolloServerPlugin<Context> {
    const outward = (error: GraphQLError, context: Context) => this.outward(error, context);
    return {
      async requestDidStart() {
        return {
          async willSendResponse({ response, errors, contextValue }) {
            if (response.body.kind !== "single" || !errors?.length) return;
            response.body.singleResult.errors = errors.map((error) => outward(error, contextValue));
          },
        };
      },
    };
  }
}

interface RequestBody {
  readonly query: string | undefined;
  readonly hash: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
}

/** The parts of a request body that the quick way understands; `undefined` leaves it to Apollo's exact checks. */
function requestBody(body: unknown): RequestBody | undefined {
  if (!isRecord(body)) return undefined;
  const { query, operationName, variables, extensions } = body;
  if (query !== undefined && query !== null && typeof query !== "string") return undefined;
  if (operationName !== undefined && operationName !== null && typeof operationName !== "string") return undefined;
  if (variables !== undefined && variables !== null && !isRecord(variables)) return undefined;
  if (extensions !== undefined && extensions !== null && !isRecord(extensions)) return undefined;
  const persisted = extensions?.persistedQuery;
  const hash = isRecord(persisted) && typeof persisted.sha256Hash === "string" ? persisted.sha256Hash : undefined;
  // Text and hash together: only Apollo compares them.
  if (query && hash !== undefined) return undefined;
  return { query: query || undefined, hash, operationName: operationName ?? undefined, variables: variables ?? {} };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fits({ operation }: KnownDocument, operationName: string | undefined): boolean {
  return operationName === undefined || operation.name?.value === operationName;
}

function acceptsGraphqlJson({ headers }: HttpRequest): boolean {
  const accept = headers.accept;
  return typeof accept === "string" && accept.includes("application/graphql-response+json");
}

function headerMap(headers: HttpRequest["headers"]): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return map;
}
