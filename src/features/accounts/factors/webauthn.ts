import { createPublicKey, verify } from "node:crypto";
import {
  type AuthenticatorData,
  ClientDataType,
  type COSEPublicKey,
  coseAlgorithmEdDSA,
  coseAlgorithmES256,
  coseAlgorithmRS256,
  coseEllipticCurveEd25519,
  coseEllipticCurveP256,
  createAssertionSignatureMessage,
  parseAttestationObject,
  parseAuthenticatorData,
  parseClientDataJSON,
} from "@oslojs/webauthn";
import type { PasskeyAssertion, PasskeyAttestation } from "../../../protocol/passkeys.ts";
import type { PasskeyKey } from "../security.tables.ts";
import type { Site } from "./site.ts";

/** What we can check, the best first. */
export const algorithms: readonly number[] = [coseAlgorithmES256, coseAlgorithmEdDSA, coseAlgorithmRS256];

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

/** What somebody sends may be anything: what does not parse is no passkey. */
function attempt<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/**
 * The challenge that a browser answered, as it was handed out. Whoever asks looks it up, so that it counts once.
 * @returns null when another site's page, a frame in one, or another ceremony answered
 */
export function challengeIn(clientData: string, ceremony: "create" | "get", site: Site): string | null {
  return attempt(() => {
    const { type, origin, crossOrigin, challenge } = parseClientDataJSON(bytesOf(clientData));
    const expected = ceremony === "create" ? ClientDataType.Create : ClientDataType.Get;
    return type === expected && origin === site.origin && crossOrigin !== true ? textOf(challenge) : null;
  });
}

const isForSite = (data: AuthenticatorData, { rpId }: Site) => data.verifyRelyingPartyIdHash(rpId) && data.userPresent;

/**
 * The passkey in a registration. Which make of device it is nobody needs to know, so its attestation is neither asked for nor
 * checked.
 */
export function readCreation(attestation: PasskeyAttestation, site: Site): (PasskeyKey & { counter: number }) | null {
  return attempt(() => {
    const { authenticatorData } = parseAttestationObject(bytesOf(attestation.attestationObject));
    const { credential, signatureCounter } = authenticatorData;
    if (!credential || !isForSite(authenticatorData, site)) return null;
    const publicKey = createPublicKey({ key: jwkOf(credential.publicKey), format: "jwk" });
    return {
      algorithm: credential.publicKey.algorithm(),
      publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64url"),
      credentialId: textOf(credential.id),
      counter: signatureCounter,
    };
  });
}

/** @throws when it is none of our algorithms */
function jwkOf(key: COSEPublicKey): JsonWebKey {
  const number = (value: bigint, length: number) =>
    Buffer.from(value.toString(16).padStart(length * 2, "0"), "hex").toString("base64url");
  switch (key.algorithm()) {
    case coseAlgorithmES256: {
      const { curve, x, y } = key.ec2();
      if (curve !== coseEllipticCurveP256) break;
      return { kty: "EC", crv: "P-256", x: number(x, 32), y: number(y, 32) };
    }
    case coseAlgorithmEdDSA: {
      const { curve, x } = key.okp();
      if (curve !== coseEllipticCurveEd25519) break;
      return { kty: "OKP", crv: "Ed25519", x: textOf(x) };
    }
    case coseAlgorithmRS256: {
      const { n, e } = key.rsa();
      return { kty: "RSA", n: number(n, 256), e: number(e, 3) };
    }
  }
  throw new Error("an algorithm that was not asked for");
}

export interface CheckedAssertion {
  readonly counter: number;
  /** The device made sure that it is its owner: by a PIN, a finger, a face. */
  readonly isUserVerified: boolean;
}

/**
 * Checks a passkey's signature.
 * @param counter as last seen; a count that does not grow is a copy's
 * @returns null when it does not hold
 */
export function checkAssertion(
  assertion: PasskeyAssertion,
  { key, counter }: { key: PasskeyKey; counter: number },
  site: Site,
): CheckedAssertion | null {
  return attempt(() => {
    const authenticatorData = bytesOf(assertion.authenticatorData);
    const data = parseAuthenticatorData(authenticatorData);
    if (!isForSite(data, site)) return null;
    const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, "base64url"), format: "der", type: "spki" });
    const message = createAssertionSignatureMessage(authenticatorData, bytesOf(assertion.clientData));
    const hash = key.algorithm === coseAlgorithmEdDSA ? null : "sha256";
    if (!verify(hash, message, publicKey, bytesOf(assertion.signature))) return null;
    const counts = counter > 0 || data.signatureCounter > 0;
    if (counts && data.signatureCounter <= counter) return null;
    return { counter: data.signatureCounter, isUserVerified: data.userVerified };
  });
}
