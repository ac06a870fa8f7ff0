/** How long a shared position can be opened. */
export const locationLastsMs = 60 * 60_000;
/** Beyond that the oldest goes before its time. */
const kept = 20_000;

/**
 * Keys of shared positions (S19). In memory alone: what is stored cannot be opened by whoever has the server's disk, its keys or
 * its backups, and by nobody at all once the time is over or the program has stopped.
 */
export function createLocationKeys(now: () => number) {
  const keys = new Map<string, { readonly key: string; readonly expiresAt: number; readonly ownerId: string }>();
  return {
    keep(messageId: string, ownerId: string, key: string, expiresAt: number): void {
      if (keys.size >= kept) keys.delete(keys.keys().next().value as string);
      keys.set(messageId, { key, expiresAt, ownerId });
    },
    /** undefined: it expired, or the program was started since. */
    find(messageId: string): string | undefined {
      const entry = keys.get(messageId);
      return entry && entry.expiresAt > now() ? entry.key : undefined;
    },
    forget: (messageId: string): void => void keys.delete(messageId),
    /** Positions of one's own that others can see now. */
    of: (ownerId: string): { id: string; expiresAt: number }[] =>
      [...keys]
        .filter(([, entry]) => entry.ownerId === ownerId && entry.expiresAt > now())
        .map(([id, { expiresAt }]) => ({ id, expiresAt })),
    /** Forgets those whose time is over. */
    tidy(): void {
      for (const [messageId, { expiresAt }] of keys) if (expiresAt <= now()) keys.delete(messageId);
    },
  };
}
export type LocationKeys = ReturnType<typeof createLocationKeys>;
