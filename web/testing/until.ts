type Truthy<T> = Exclude<T, false | 0 | "" | null | undefined>;

/**
 * Waits for something to become true. Looks again every 25 ms; a condition that throws counts as "not yet".
 * @returns what the condition returned, once that is truthy
 * @throws Error naming what was waited for, with the last throw as its cause
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  { timeoutMs = 15_000 }: { timeoutMs?: number } = {},
): Promise<Truthy<T>> {
  const deadline = Date.now() + timeoutMs;
  let cause: unknown;
  do {
    try {
      const value = await condition();
      if (value) return value as Truthy<T>;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await Bun.sleep(25);
  } while (Date.now() < deadline);
  throw new Error(`after ${timeoutMs} ms still waiting until ${what}`, { cause });
}
