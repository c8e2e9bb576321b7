import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { outwardError, type UnexpectedError } from "./outward-error.ts";

test("a refusal passes with its code and the request id", () => {
  const refusal = new GraphQLError("Please sign in.", { extensions: { code: "UNAUTHENTICATED" } });
  const located = new GraphQLError(refusal.message, { originalError: refusal, path: ["me"] });
  expect(outwardError(located, "r1", () => expect.fail("expected"))).toEqual({
    message: "Please sign in.",
    path: ["me"],
    extensions: { code: "UNAUTHENTICATED", requestId: "r1" },
  });
});

test("anything else becomes one sentence and an id, and is told to the log", () => {
  const told: UnexpectedError[] = [];
  const bug = new TypeError("password 'secret' is not a function");
  const answer = outwardError(new GraphQLError(bug.message, { originalError: bug, path: ["a", 0] }), "r2", (error) =>
    told.push(error),
  );
  expect(JSON.stringify(answer)).not.toContain("secret");
  expect(answer.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", requestId: "r2" });
  expect(told).toEqual([{ error: bug, path: "a.0" }]);
});
