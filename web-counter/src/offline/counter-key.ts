import { kidOfThumbprint, thumbprintText, toBase64Url } from "@parterre/ticket-print";
import { type CounterKey, keepFact, keptFact } from "./kept.ts";

const text = new TextEncoder();

/** The key pair of this browser for a counter, made when it is first asked for; null where the browser cannot sign so. */
export async function counterKey(counterId: string): Promise<CounterKey | null> {
  const known = await keptFact(`key:${counterId}`);
  if (known) return known;
  try {
    const pair = (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
    const { x } = await crypto.subtle.exportKey("jwk", pair.publicKey);
    const digest = await crypto.subtle.digest("SHA-256", text.encode(thumbprintText(x!)));
    const kid = kidOfThumbprint(new Uint8Array(digest));
    const made = { privateKey: pair.privateKey, publicKey: x!, kid, registered: false };
    await keepFact(`key:${counterId}`, made);
    return made;
  } catch {
    return null;
  }
}

/** Ed25519 over bytes. */
export async function signBytes({ privateKey }: CounterKey, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign("Ed25519", privateKey, bytes as Uint8Array<ArrayBuffer>));
}

/** Ed25519 over a text's UTF-8 bytes, base64url. */
export async function signText(key: CounterKey, payload: string): Promise<string> {
  return toBase64Url(await signBytes(key, text.encode(payload)));
}
