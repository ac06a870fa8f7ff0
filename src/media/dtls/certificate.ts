import { createHash } from "node:crypto";
import { CipherContext } from "werift";

/** ECDSA over P-256 with SHA-256, by the numbers of TLS 1.2. */
export const ecdsaSha256 = { hash: 4, signature: 3 } as const;
const secp256r1 = 23;

export interface Certificate {
  readonly certPem: string;
  readonly keyPem: string;
  /** SHA-256 as SDP writes it: upper-case pairs with colons. */
  readonly fingerprint: string;
}

/** One certificate per worker: making one costs more than a handshake, and peers check it by fingerprint only. */
export async function makeCertificate(): Promise<Certificate> {
  const { certPem, keyPem } = await CipherContext.createSelfSignedCertificateWithKey(ecdsaSha256, secp256r1);
  const der = Buffer.from(certPem.replace(/-----[^-]+-----|\s/g, ""), "base64");
  return { certPem, keyPem, fingerprint: fingerprintOf(der) };
}

export const fingerprintOf = (der: Buffer): string =>
  (createHash("sha256").update(der).digest("hex").toUpperCase().match(/../g) ?? []).join(":");
