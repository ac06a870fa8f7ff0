import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { PasskeyAssertion, PasskeyAttestation, PasskeyRequest } from "../../../protocol/passkeys.ts";

type Algorithm = "ES256" | "EdDSA" | "RS256";

interface PasskeyOptions {
  readonly algorithm?: Algorithm;
  /** False: no PIN and no finger, only a touch. */
  readonly verifiesUser?: boolean;
  /** False: its count stays 0, as with passkeys that are kept in several places. */
  readonly counts?: boolean;
}

/** A passkey without a device: what a browser and an authenticator do together, from the standard (WebAuthn level 2). */
export function softwarePasskey(origin: string, options: PasskeyOptions = {}) {
  const { algorithm = "ES256", verifiesUser = true, counts = true } = options;
  const { publicKey, privateKey } = keyPair(algorithm);
  const id = randomBytes(32);
  const rpIdHash = createHash("sha256").update(new URL(origin).hostname).digest();
  const state = { counter: 0, userHandle: "" };

  const clientData = (type: string, challenge: string, more: object = {}) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false, ...more }));
  const head = (hasCredential: boolean) => {
    if (counts) state.counter += 1;
    const flags = 0x01 | (verifiesUser ? 0x04 : 0) | (hasCredential ? 0x40 : 0);
    const rest = Buffer.alloc(5);
    rest[0] = flags;
    rest.writeUInt32BE(state.counter, 1);
    return Buffer.concat([rpIdHash, rest]);
  };

  return {
    credentialId: id.toString("base64url"),
    /** Its count, to be set back as a copy's would be. */
    state,
    create(request: { challenge: string; userHandle: string }, more: object = {}): PasskeyAttestation {
      state.userHandle = request.userHandle;
      const idLength = Buffer.from([0, id.length]);
      const authData = Buffer.concat([
        head(true),
        Buffer.alloc(16),
        idLength,
        id,
        cborOf(coseOf(publicKey, algorithm)),
      ]);
      const attestationObject = cborOf(
        new Map<string, Cbor>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", authData],
        ]),
      );
      return {
        clientData: clientData("webauthn.create", request.challenge, more).toString("base64url"),
        attestationObject: attestationObject.toString("base64url"),
      };
    },
    assert({ challenge }: Pick<PasskeyRequest, "challenge">, more: object = {}): PasskeyAssertion {
      const client = clientData("webauthn.get", challenge, more);
      const authenticatorData = head(false);
      const message = Buffer.concat([authenticatorData, createHash("sha256").update(client).digest()]);
      return {
        credentialId: id.toString("base64url"),
        clientData: client.toString("base64url"),
        authenticatorData: authenticatorData.toString("base64url"),
        signature: sign(algorithm === "EdDSA" ? null : "sha256", message, privateKey).toString("base64url"),
        userHandle: state.userHandle,
      };
    },
  };
}
export type SoftwarePasskey = ReturnType<typeof softwarePasskey>;

function keyPair(algorithm: Algorithm) {
  if (algorithm === "EdDSA") return generateKeyPairSync("ed25519");
  if (algorithm === "RS256") return generateKeyPairSync("rsa", { modulusLength: 2048 });
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

type Cbor = number | string | Uint8Array | Map<string | number, Cbor>;

function coseOf(key: ReturnType<typeof keyPair>["publicKey"], algorithm: Algorithm): Map<number, Cbor> {
  const jwk = key.export({ format: "jwk" });
  const bytes = (value: string | undefined) => Buffer.from(value ?? "", "base64url");
  if (algorithm === "RS256")
    return new Map<number, Cbor>([
      [1, 3],
      [3, -257],
      [-1, bytes(jwk.n)],
      [-2, bytes(jwk.e)],
    ]);
  if (algorithm === "EdDSA")
    return new Map<number, Cbor>([
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, bytes(jwk.x)],
    ]);
  return new Map<number, Cbor>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(jwk.x)],
    [-3, bytes(jwk.y)],
  ]);
}

/** Integers, text, bytes and maps are all that is needed of RFC 8949. */
function cborOf(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
  if (typeof value === "string") return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([cborHead(2, value.length), value]);
  return Buffer.concat([
    cborHead(5, value.size),
    ...[...value].flatMap(([key, inner]) => [cborOf(key), cborOf(inner)]),
  ]);
}

function cborHead(major: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  if (argument < 256) return Buffer.from([(major << 5) | 24, argument]);
  return Buffer.from([(major << 5) | 25, argument >> 8, argument & 255]);
}
