/**
 * A fresh random key (128 bits, base64url) for one wish of a person. Sent again with the same wish after a failure,
 * it makes the server do the act once. Works on plain HTTP too, where `crypto.randomUUID` does not exist.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
