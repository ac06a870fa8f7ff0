import type { Deps } from "./conversations.deps.ts";
import type { Roster } from "./roster.ts";

/** What a block makes of a direct chat, seen by one of the two. Bubbles go on as they are. */
export interface Silence {
  readonly otherId: string | undefined;
  /** They know: they write, type and read unseen no more. */
  readonly hasBlocked: boolean;
  /** They must not know: whatever they do looks like it does with somebody who is away. */
  readonly isBlocked: boolean;
}

/** The one place of this feature that asks who blocked whom (S14). */
export async function silenceOf(
  { doors }: Pick<Deps, "doors">,
  { kind, accountIds }: Pick<Roster, "kind" | "accountIds">,
  accountId: string,
): Promise<Silence> {
  const otherId = kind === "direct" ? accountIds.find((id) => id !== accountId) : undefined;
  if (otherId === undefined) return { otherId, hasBlocked: false, isBlocked: false };
  const { hasBlocked } = doors.relations;
  return {
    otherId,
    hasBlocked: await hasBlocked(accountId, otherId),
    isBlocked: await hasBlocked(otherId, accountId),
  };
}
