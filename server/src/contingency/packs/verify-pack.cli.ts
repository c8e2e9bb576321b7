import { createPublicKey, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";

const usage = `npm run verify-pack -- FILE [--signature FILE] [--keys FILE_OR_URL]

  FILE         a backup pack as it was fetched: .json or .pdf
  --signature  default: FILE.sig
  --keys       the house's public keys; default: http://127.0.0.1:4000/.well-known/parterre-ticket-keys.json
Ends with 0 when one of the house's keys signed exactly this file, else with 1.`;

const keySet = z.object({ keys: z.array(z.object({ kid: z.string(), x: z.string() }).loose()) });

function option(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
}

async function readKeys(source: string): Promise<z.infer<typeof keySet>["keys"]> {
  const text = /^https?:/.test(source) ? await (await fetch(source)).text() : await readFile(source, "utf8");
  return keySet.parse(JSON.parse(text)).keys;
}

const args = process.argv.slice(2);
const signatureFile = option(args, "--signature");
const keys = option(args, "--keys") ?? "http://127.0.0.1:4000/.well-known/parterre-ticket-keys.json";
const [file, ...more] = args;
if (file === undefined || more.length > 0) {
  console.error(usage);
  process.exit(1);
}
const [content, signature] = await Promise.all([readFile(file), readFile(signatureFile ?? `${file}.sig`, "utf8")]);
const signer = (await readKeys(keys)).find(({ x }) => {
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return verify(null, content, key, Buffer.from(signature.trim(), "base64url"));
});
console.log(signer ? `Whole, and signed by the house (${signer.kid}).` : "NOT what the house signed. 签名不符。");
process.exit(signer ? 0 : 1);
