import { ApolloLink, Observable } from "@apollo/client";
import { parse } from "graphql";
import { expect, it, vi } from "vitest";
import { createApolloClient } from "./client.ts";

it("asks again after an act, even while the same question from before the act is under way", async () => {
  vi.stubGlobal("navigator", { userAgent: "" });
  vi.stubGlobal("window", {
    location: new URL("https://house.example/"),
    addEventListener: () => undefined,
    navigator,
  });
  vi.stubGlobal("WebSocket", class {});
  // A server that answers with what was true when it was asked, and only when it is told to.
  let windows = 1;
  const answers: (() => void)[] = [];
  const server = new ApolloLink(
    () =>
      new Observable((observer) => {
        const data = { windows };
        answers.push(() => {
          observer.next({ data });
          observer.complete();
        });
      }),
  );
  const client = createApolloClient(server);
  const watched = client.watchQuery<{ windows: number }>({
    query: parse("{ windows }"),
    fetchPolicy: "cache-and-network",
  });
  watched.subscribe(() => undefined);
  await expect.poll(() => answers.length, { timeout: 10_000 }).toBe(1);
  windows = 2;
  const again = watched.refetch();
  await expect.poll(() => answers.length, { timeout: 10_000 }).toBe(2);
  for (const answer of answers) answer();
  expect((await again).data).toEqual({ windows: 2 });
  expect(watched.getCurrentResult().data).toEqual({ windows: 2 });
});
