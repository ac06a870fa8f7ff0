import type { ExportedJWKSCache, JWKSCacheInput } from "oauth4webapi";

/** A provider's keys, and when they were fetched by our clock. */
export interface HeldKeys {
  readonly jwks: ExportedJWKSCache["jwks"];
  readonly fetchedAt: number;
}

/**
 * The library trusts keys for five minutes and fetches them again for an unknown one once they are a minute old. It reckons with
 * the machine's clock: it is shown the age that they have by ours.
 */
export function keysForLibrary(held: HeldKeys | undefined, now: number) {
  const ageSec = held ? Math.floor((now - held.fetchedAt) / 1_000) : 0;
  const shown = held ? { jwks: held.jwks, uat: Math.floor(Date.now() / 1_000) - ageSec } : undefined;
  const cache: JWKSCacheInput = shown ?? {};
  return {
    cache,
    /** What is to be kept after the library has been at work. */
    held(): HeldKeys | undefined {
      if (!("jwks" in cache) || !cache.jwks) return undefined;
      return held && cache.jwks === held.jwks ? held : { jwks: cache.jwks, fetchedAt: now };
    },
  };
}
