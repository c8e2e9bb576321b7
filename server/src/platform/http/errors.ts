/** One error of an HTTP answer, in the shape of GraphQL's, so that clients need one way to read errors. */
export function errorBody(message: string, code: string, requestId: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
}
