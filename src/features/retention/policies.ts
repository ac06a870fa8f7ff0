import type { Db } from "../../platform/storage/database.ts";
import type { Policies } from "./retention.deps.ts";
import { allPolicies, type PolicyRow } from "./retention.store.ts";

const keyOf = ({ scope, scopeId }: Pick<PolicyRow, "scope" | "scopeId">) => `${scope} ${scopeId}`;

/** All policies, in memory: every conversation that is shown asks for them. */
export function createPolicies(reader: Db): Policies {
  let loaded: Promise<ReadonlyMap<string, PolicyRow>> | undefined;
  /** Changes under way: from their commit on what was read before is old. */
  let changing = 0;
  const load = async () => new Map((await allPolicies(reader)).map((row) => [keyOf(row), row]));
  const known = () => {
    if (changing > 0) return load();
    loaded ??= load();
    return loaded;
  };
  return {
    of: async (scope, scopeId) => (await known()).get(keyOf({ scope, scopeId })),
    all: async () => [...(await known()).values()],
    async change(run) {
      changing += 1;
      try {
        await run();
      } finally {
        changing -= 1;
        loaded = undefined;
      }
    },
  };
}
