import { GraphQLError, type GraphQLFormattedError } from "graphql";

/** Something that nobody expected: what broke, for the log; never for the client. */
export interface UnexpectedError {
  readonly error: unknown;
  readonly path: string;
}

const sentence = "Something went wrong on our side. / 服务器出错，请稍后再试。";

/**
 * What a client may know of an error. Refusals made as `GraphQLError` (sign-in, permission, bad input) and
 * GraphQL's own complaints about a request pass; everything else becomes one sentence and the request id, and is
 * told to `onUnexpected`. Never a stack.
 */
export function outwardError(
  error: GraphQLError,
  requestId: string,
  onUnexpected: (unexpected: UnexpectedError) => void,
): GraphQLFormattedError {
  const cause = innermost(error);
  if (!(cause instanceof GraphQLError)) {
    onUnexpected({ error: cause, path: error.path?.join(".") ?? "" });
    return {
      message: sentence,
      ...(error.path ? { path: error.path } : {}),
      extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
    };
  }
  const { message, locations, path } = error;
  // Apollo's orders for its own HTTP answer and its stack are not for clients.
  const { stacktrace: _, http: __, ...extensions } = { ...cause.extensions, ...error.extensions };
  return {
    message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { code: "BAD_USER_INPUT", ...extensions, requestId },
  };
}

function innermost(error: GraphQLError): Error {
  let cause: Error = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
