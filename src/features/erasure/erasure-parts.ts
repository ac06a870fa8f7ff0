import type { ErasurePart } from "./erasure.deps.ts";

/** Of features that need nothing but the person's id. */
export const partsOf = (
  features: Readonly<Record<string, { erase(accountId: string): Promise<unknown> }>>,
): ErasurePart[] =>
  Object.entries(features).map(([of, feature]) => ({
    of,
    erase: async ({ accountId }) => void (await feature.erase(accountId)),
  }));
