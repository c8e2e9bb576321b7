import { type Client, createClient } from "graphql-ws";
import WebSocket from "ws";

export interface GraphQLAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly requestId: string };
  }[];
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape their own document says.
type Anything = any;

/** A visitor of the API over HTTP and WebSocket, who keeps cookies. */
export class TestClient {
  private readonly cookies = new Map<string, string>();
  private readonly sockets: Client[] = [];

  constructor(readonly origin: string) {}

  /** Sends an operation and answers what came back, errors included. */
  async send<Data = Anything>(query: string, variables: Record<string, unknown> = {}): Promise<GraphQLAnswer<Data>> {
    const response = await this.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQLAnswer<Data>;
  }

  /** Sends an operation that must succeed and answers its data. Throws with the errors otherwise. */
  async ask<Data = Anything>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.send<Data>(query, variables);
    if (errors || !data) throw new Error(`the API refused: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Any address of the server, with this visitor's cookies. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set("cookie", this.cookieHeader());
    const response = await fetch(new URL(path, this.origin), { redirect: "manual", ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(";", 1);
      const [name, value] = pair!.split("=", 2);
      if (value && !/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.cookies.set(name!, value);
      else this.cookies.delete(name!);
    }
    return response;
  }

  /** Signs in as a member of staff; throws when refused. */
  async signIn(email: string, password: string): Promise<this> {
    const { signIn } = await this.ask<{ signIn: { __typename: string } }>(
      "mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }",
      { input: { email, password } },
    );
    if (signIn.__typename !== "SignedIn") throw new Error(`sign-in of ${email} was refused`);
    return this;
  }

  /** Subscribes; every result goes to `onNext`, refusals to `onError`. Answers how to stop. */
  subscribe<Data = Anything>(
    query: string,
    variables: Record<string, unknown>,
    onNext: (answer: GraphQLAnswer<Data>) => void,
    onError: (error: unknown) => void = () => undefined,
  ): () => void {
    const headers = { cookie: this.cookieHeader() };
    class Socket extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { headers });
      }
    }
    const client = createClient({
      url: `${this.origin.replace("http", "ws")}/graphql`,
      webSocketImpl: Socket,
      retryAttempts: 5,
    });
    this.sockets.push(client);
    return client.subscribe<Data>(
      { query, variables },
      {
        next: (result) => onNext(result as GraphQLAnswer<Data>),
        error: onError,
        complete: () => undefined,
      },
    );
  }

  /** Ends its subscriptions. */
  async close(): Promise<void> {
    for (const socket of this.sockets) await socket.dispose();
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}
