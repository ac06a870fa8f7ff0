export interface Passwords {
  hash(password: string): Promise<string>;
  /** Does the same work when there is no hash to compare with, so that time does not tell whether an account exists. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

/** OWASP's recommendation for argon2id. */
const cost = { algorithm: "argon2id", memoryCost: 19_456, timeCost: 2 } as const;

/**
 * The hash of a random value that was thrown away, made with `cost`: comparing with it takes as long as with a person's. A
 * constant, since making one at each start would take a tenth of the time until people are served.
 */
export const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$11jkmg5aefbfg+7sNrCw2Cy6zTozMjFuuy376G6Z1bg$C/MRbymoDfDX3ZP1yPoPAzvziDU9F7tTuh6EcDTki0Q";

export function createPasswords(): Passwords {
  return {
    hash: (password) => Bun.password.hash(password.normalize("NFKC"), cost),
    async matches(password, hash) {
      const equal = await Bun.password.verify(password.normalize("NFKC"), hash ?? nobodysHash);
      return equal && hash !== undefined;
    },
  };
}
