export interface Passwords {
  hash(password: string): Promise<string>;
  /** Does the same work when there is no hash to compare with, so that time does not tell whether an account exists. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

/** OWASP's recommendation for argon2id. */
const cost = { algorithm: "argon2id", memoryCost: 19_456, timeCost: 2 } as const;

export function createPasswords(): Passwords {
  // Never equal to anything a person sends: those have at most 256 characters.
  const nobodys = Bun.password.hash("-".repeat(257), cost);
  return {
    hash: (password) => Bun.password.hash(password.normalize("NFKC"), cost),
    async matches(password, hash) {
      const equal = await Bun.password.verify(password.normalize("NFKC"), hash ?? (await nobodys));
      return equal && hash !== undefined;
    },
  };
}
