import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import {
  type ExecutionArgs,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  Kind,
} from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { DocumentCache, KnownDocument } from "../graphql/document-cache.ts";
import type { FrameBroadcaster } from "./frame-broadcaster.ts";
import type { LiveTopic, LiveView } from "./live-source.ts";
import { type FrameDocument, Onlooker } from "./onlooker.ts";
import { ParkedIterator } from "./parked-iterator.ts";
import type { SocketDoor } from "./socket-doors.ts";

export interface LiveSocketsOptions<Context extends object> {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  readonly broadcaster: FrameBroadcaster;
  readonly topics: readonly LiveTopic<Context>[];
  /** Made once per connection. */
  readonly contextOf: (request: IncomingMessage) => Promise<Context>;
  /** Whether who opened the connection may still do what he could then; asked from time to time. */
  readonly stillValid: (context: Context, request: IncomingMessage) => Promise<boolean>;
  readonly mostSockets: number;
  readonly mostOperationsPerSocket?: number;
  readonly onError: (error: unknown, doing: string) => void;
}

interface Extra<Context> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  context?: Context;
}

/** What a subscription asked for, kept between graphql-ws' steps. */
interface Watch {
  readonly key: string;
  readonly view: LiveView;
}

const mostMessageBytes = 64 * 1024;
const mostIdLength = 128;
const keepAliveMs = 25_000;
const revalidateMs = 60_000;
const closeGraceMs = 2_000;

/**
 * Subscriptions over WebSocket at /graphql, by the graphql-transport-ws protocol of graphql-ws. Only subscriptions
 * to live topics are served; queries and mutations go over HTTP, where they are limited and logged.
 */
export class LiveSockets<Context extends object> implements SocketDoor {
  readonly path = "/graphql";
  private readonly topics: ReadonlyMap<string, LiveTopic<Context>>;
  private readonly watches = new WeakMap<object, Watch>();
  private readonly sockets: WebSocketServer;
  private readonly opened = new Set<Extra<Context>>();
  private readonly disposable: { dispose: () => void | Promise<void> };
  private readonly revalidation: NodeJS.Timeout;

  constructor(private readonly options: LiveSocketsOptions<Context>) {
    this.topics = new Map(options.topics.map((topic) => [topic.field, topic]));
    this.sockets = new WebSocketServer({
      noServer: true,
      // Compressing for each socket anew is what a ready-made frame avoids.
      perMessageDeflate: false,
      maxPayload: mostMessageBytes,
      clientTracking: true,
    });
    this.disposable = this.serve();
    this.revalidation = setInterval(() => void this.revalidate(), revalidateMs);
    this.revalidation.unref();
  }

  get socketCount(): number {
    return this.sockets.clients.size;
  }

  refusalOf(): string | undefined {
    return this.sockets.clients.size >= this.options.mostSockets ? "503 Service Unavailable" : undefined;
  }

  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.sockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.sockets.emit("connection", webSocket, request),
    );
  }

  /** Tells every client to come back later (1001) and waits until they are gone, not for ever. */
  async close(): Promise<void> {
    clearInterval(this.revalidation);
    const insist = setTimeout(() => {
      for (const socket of this.sockets.clients) socket.terminate();
    }, closeGraceMs);
    await this.disposable.dispose();
    clearTimeout(insist);
  }

  private serve() {
    const { schema } = this.options;
    return useServer<Record<string, unknown>, { context: Context }>(
      {
        schema,
        onConnect: async ({ extra }) => {
          extra.context = await this.options.contextOf(extra.request);
          this.opened.add(extra);
          extra.socket.once("close", () => this.opened.delete(extra));
          return true;
        },
        onSubscribe: async (ctx, id, payload) => {
          try {
            return await this.admit(ctx.extra, Object.keys(ctx.subscriptions).length, id, payload);
          } catch (error) {
            if (error instanceof GraphQLError) return [error];
            this.options.onError(error, "opening a subscription");
            return [new GraphQLError("Something went wrong on our side. / 服务器出错，请稍后再试。")];
          }
        },
        subscribe: () => new ParkedIterator(),
        onOperation: (ctx, id, payload, args, result) => {
          if (!(result instanceof ParkedIterator)) return undefined;
          const watch = this.watches.get(args)!;
          const { socket, request } = ctx.extra;
          const onlooker = new Onlooker(id, request.socket, () => socket.readyState === socket.OPEN);
          const document = frameDocument(args, payload.query);
          try {
            result.onEnd = this.options.broadcaster.watch(watch.key, watch.view, document, onlooker);
          } catch (error) {
            if (error instanceof GraphQLError) return { errors: [error] };
            throw error;
          }
          return undefined;
        },
      },
      this.sockets,
      keepAliveMs,
    );
  }

  /** Checks a subscription and who asks. Throws a GraphQLError to refuse. */
  private async admit(
    extra: Extra<Context>,
    operationCount: number,
    id: string,
    payload: { query: string; operationName?: string | null; variables?: Record<string, unknown> | null },
  ): Promise<ExecutionArgs> {
    const { schema, documents, mostOperationsPerSocket = 20 } = this.options;
    if (operationCount > mostOperationsPerSocket) throw refusal("Too many subscriptions on one connection.");
    if (id.length > mostIdLength) throw refusal(`An operation id may have ${mostIdLength} characters.`);
    const known = documents.find(payload.query, undefined) ?? documents.learn(payload.query);
    const topic = this.topicOf(known, payload.operationName ?? undefined);
    const variables = payload.variables ?? {};
    known.checkCost(variables);
    const coerced = getVariableValues(schema, known.operation.variableDefinitions ?? [], variables);
    if (coerced.errors) throw coerced.errors[0]!;
    const field = known.operation.selectionSet.selections[0] as FieldNode;
    const definition = schema.getSubscriptionType()!.getFields()[field.name.value]!;
    const context = extra.context!;
    const { key, view } = await topic.open(getArgumentValues(definition, field, coerced.coerced), context);
    const args = { schema, document: known.document, variableValues: variables, contextValue: context };
    this.watches.set(args, { key, view });
    return args;
  }

  private topicOf({ operation }: KnownDocument, operationName: string | undefined): LiveTopic<Context> {
    if (operation.operation !== "subscription") throw refusal("Send queries and mutations over HTTP.");
    if (operationName !== undefined && operation.name?.value !== operationName) throw refusal("No such operation.");
    const [field, ...more] = operation.selectionSet.selections;
    const topic = field?.kind === Kind.FIELD && more.length === 0 ? this.topics.get(field.name.value) : undefined;
    if (!topic) throw refusal("A subscription has exactly one field, written without a fragment.");
    return topic;
  }

  /** Sockets live longer than sign-ins: whoever lost a right loses the socket, and may come back without it. */
  private async revalidate(): Promise<void> {
    for (const { context, request, socket } of [...this.opened]) {
      if (!context) continue;
      try {
        if (!(await this.options.stillValid(context, request))) socket.close(4403, "Forbidden");
      } catch (error) {
        this.options.onError(error, "asking again who is connected");
        return;
      }
    }
  }
}

function frameDocument(args: ExecutionArgs, text: string): FrameDocument {
  const variables = args.variableValues ?? {};
  return {
    key: `${JSON.stringify(variables)}\n${text}`,
    document: args.document,
    operationName: undefined,
    variables,
    context: args.contextValue as object,
  };
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}
