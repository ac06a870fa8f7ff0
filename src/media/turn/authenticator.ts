import { randomBytes } from "node:crypto";
import { type Attribute, attributeOf, attributes, type Seal, type StunMessage } from "../stun/message.ts";
import {
  longTermKey,
  Nonces,
  type PasswordAlgorithm,
  passwordAlgorithms,
  passwordOf,
  readUsername,
} from "./credentials.ts";

const realm = "iris";
/** In the order in which we would have them; each has no parameters. */
const offered = Buffer.from([0, passwordAlgorithms.sha256, 0, 0, 0, passwordAlgorithms.md5, 0, 0]);

export interface Authentic {
  readonly username: string;
  readonly owner: string;
  /** Whether something new may still be begun with the credentials; what was begun goes on. */
  readonly isFresh: boolean;
  /** How the answer is to be sealed: as the request was. */
  readonly seal: Seal;
}

export interface Unauthentic {
  readonly code: 400 | 401 | 438;
  /** What the client needs for its next attempt. */
  readonly challenge: readonly Attribute[];
}

/** Long-term credentials (RFC 8489, 9.2), with SHA-1 as browsers do it, and with SHA-256 for whoever asks for it. */
export class Authenticator {
  readonly #secret: string;
  readonly #nonces = new Nonces(randomBytes(32));
  readonly #now: () => number;
  readonly #wallClock: () => number;

  constructor(secret: string, now: () => number, wallClock: () => number) {
    this.#secret = secret;
    this.#now = now;
    this.#wallClock = wallClock;
  }

  /** @param client whom nonces are made for: one that was overheard is of no use elsewhere */
  check(message: StunMessage, client: string): Authentic | Unauthentic {
    if (message.integrity === null) return this.#challenge(401, client);
    const text = (type: number) => attributeOf(message, type)?.toString("utf8");
    const username = text(attributes.username);
    const nonce = text(attributes.nonce);
    if (username === undefined || nonce === undefined || text(attributes.realm) === undefined)
      return { code: 400, challenge: [] };
    const algorithm = readAlgorithm(message);
    if (algorithm === null) return { code: 400, challenge: [] };
    if (!this.#nonces.isFresh(nonce, client, this.#now())) return this.#challenge(438, client);
    const name = readUsername(username, this.#wallClock());
    if (name === null || text(attributes.realm) !== realm) return this.#challenge(401, client);
    const key = longTermKey(algorithm, username, realm, passwordOf(this.#secret, username));
    if (!message.isAuthentic(key)) return this.#challenge(401, client);
    return { username, ...name, seal: { kind: message.integrity, key } };
  }

  #challenge(code: 401 | 438, client: string): Unauthentic {
    return {
      code,
      challenge: [
        { type: attributes.realm, value: Buffer.from(realm) },
        { type: attributes.nonce, value: Buffer.from(this.#nonces.make(client, this.#now())) },
        { type: attributes.passwordAlgorithms, value: offered },
      ],
    };
  }
}

/** A client that chooses repeats what we offered, so that nobody in between can have taken the better one away. */
function readAlgorithm(message: StunMessage): PasswordAlgorithm | null {
  const chosen = attributeOf(message, attributes.passwordAlgorithm);
  const repeated = attributeOf(message, attributes.passwordAlgorithms);
  if (chosen === undefined && repeated === undefined) return "md5";
  if (chosen?.length !== 4 || repeated === undefined || !repeated.equals(offered)) return null;
  const number = chosen.readUInt16BE(0);
  return number === passwordAlgorithms.sha256 ? "sha256" : number === passwordAlgorithms.md5 ? "md5" : null;
}
