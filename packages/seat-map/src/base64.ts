/** Base64 for browsers and servers alike: availability frames travel in a text scalar. */

// String.fromCharCode takes its characters as arguments; more than this many overflow the stack of some engines.
const charactersAtOnce = 8192;

/** Standard base64 with padding. */
export function bytesToBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += charactersAtOnce) {
    binary += String.fromCharCode(...bytes.subarray(start, start + charactersAtOnce));
  }
  return btoa(binary);
}

/** @throws {DOMException} `InvalidCharacterError` when the text is not base64 */
export function base64ToBytes(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
