import type {
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyRequest,
} from "../../../../src/protocol/passkeys.ts";

export const knowsPasskeys = (): boolean => typeof globalThis.PublicKeyCredential === "function";

/** The person turned away, or the device did not answer: browsers do not say which. */
export class PasskeyCancelled extends Error {
  override readonly name = "PasskeyCancelled";
}
/** The device has one for this account already. */
export class PasskeyKnown extends Error {
  override readonly name = "PasskeyKnown";
}

const timeoutMs = 120_000;

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

export const textOf = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const named = (credentialIds: readonly string[]): PublicKeyCredentialDescriptor[] =>
  credentialIds.map((id) => ({ type: "public-key", id: bytesOf(id) }));

async function ask(begin: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null;
  try {
    credential = await begin();
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "InvalidStateError") throw new PasskeyKnown();
    throw new PasskeyCancelled();
  }
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyCancelled();
  return credential;
}

/** Lets the browser make a passkey. @throws PasskeyCancelled, PasskeyKnown */
export async function makePasskey(creation: PasskeyCreation): Promise<PasskeyAttestation> {
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytesOf(creation.challenge),
        rp: { id: creation.rpId, name: creation.siteName },
        user: { id: bytesOf(creation.userHandle), name: creation.userName, displayName: creation.displayName },
        pubKeyCredParams: creation.algorithms.map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: named(creation.credentialIds),
        authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
        // Which make of device somebody has is nobody's business.
        attestation: "none",
        timeout: timeoutMs,
      },
    }),
  );
  const response = made.response as AuthenticatorAttestationResponse;
  return { clientData: textOf(response.clientDataJSON), attestationObject: textOf(response.attestationObject) };
}

/** Lets the browser sign with a passkey. @throws PasskeyCancelled */
export async function signWithPasskey({ challenge, rpId, credentialIds }: PasskeyRequest): Promise<PasskeyAssertion> {
  const signed = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: bytesOf(challenge),
        rpId,
        allowCredentials: named(credentialIds),
        // Alone it must stand for the password too; beside one, a touch is enough.
        userVerification: credentialIds.length === 0 ? "required" : "preferred",
        timeout: timeoutMs,
      },
    }),
  );
  const response = signed.response as AuthenticatorAssertionResponse;
  return {
    credentialId: signed.id,
    clientData: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    ...(response.userHandle?.byteLength ? { userHandle: textOf(response.userHandle) } : {}),
  };
}
