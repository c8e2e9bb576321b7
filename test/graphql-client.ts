/** A GraphQL client over HTTP that keeps cookies, as a partner's program or a seller's browser would. */
export class GraphQLClient {
  private cookie: string | undefined;

  constructor(readonly origin: string) {}

  /**
   * @returns the answer's data
   * @throws what `fetch` throws when the server is away; an error with the answer's errors when it has any
   */
  async request<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: this.origin,
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(15_000),
    });
    const cookie = response.headers.getSetCookie()[0];
    if (cookie) this.cookie = cookie.split(";", 1)[0];
    const answer = (await response.json()) as { data?: Data | null; errors?: readonly { message: string }[] };
    if (answer.errors || !answer.data) throw new AnswerError(JSON.stringify(answer.errors ?? answer));
    return answer.data;
  }

  /** Signs in as staff; throws when refused. */
  async signIn(email: string, password: string): Promise<void> {
    const data = await this.request<{ signIn: { __typename: string } }>(
      "mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }",
      { input: { email, password } },
    );
    if (data.signIn.__typename !== "SignedIn") throw new Error(`${email} was refused`);
  }
}

/** The server answered, and the answer is an error: unlike a broken connection, it says what happened. */
export class AnswerError extends Error {
  override name = "AnswerError";
}
