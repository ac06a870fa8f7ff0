import { isSigned } from "../../platform/signing/signature.ts";
import { type Certificate, type SignedCertificate, signedCertificate } from "../../protocol/erasure.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { ErasureDeps } from "./erasure.deps.ts";

const bytesOf = (certificate: Certificate): Uint8Array => new TextEncoder().encode(canonicalJson(certificate));

export async function signCertificate(
  { doors }: Pick<ErasureDeps, "doors">,
  certificate: Certificate,
): Promise<SignedCertificate> {
  return { certificate, signature: await doors.signing.sign("erasure", bytesOf(certificate)) };
}

export type CertificateCheck =
  | { readonly is: "unreadable" }
  | { readonly is: "forged" | "genuine"; readonly certificate: Certificate; readonly keyId: string };

/** Needs no network: whether the file is as it was signed. Whose the key is, the instance's published list says. */
export function checkCertificate(text: string): CertificateCheck {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { is: "unreadable" };
  }
  const parsed = signedCertificate.safeParse(json);
  // What the schema does not know is not signed: it must not be there to be believed.
  if (!parsed.success || canonicalJson(parsed.data) !== canonicalJson(json)) return { is: "unreadable" };
  const { certificate, signature } = parsed.data;
  const isGenuine = isSigned("erasure", bytesOf(certificate), signature);
  return { is: isGenuine ? "genuine" : "forged", certificate, keyId: signature.keyId };
}
