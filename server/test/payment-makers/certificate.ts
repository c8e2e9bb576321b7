import { X509Certificate } from "node:crypto";
import { generate } from "selfsigned";

/** A key with its certificate, PEM, as payment makers hand them out. */
export interface Certified {
  readonly privateKey: string;
  readonly certificate: string;
  /** In upper-case hexadecimal digits, as headers name it. */
  readonly serial: string;
}

export async function certified(name: string): Promise<Certified> {
  const { private: privateKey, cert: certificate } = await generate([{ name: "commonName", value: name }], {
    keySize: 2048,
    algorithm: "sha256",
  });
  return { privateKey, certificate, serial: new X509Certificate(certificate).serialNumber };
}
