import type { Platform } from "../../../platform/platform.ts";
import type { Conversation } from "../../../protocol/conversations.ts";
import type { Deps } from "../conversations.deps.ts";
import { organisedBy } from "../conversations.store.ts";
import type { RosterMember } from "../roster.ts";
import { mayTend } from "./bubbles.policy.ts";

type Members = readonly Pick<RosterMember, "accountId" | "role">[];

/**
 * Which of these bubbles have nobody who could act as their organiser, as far as the reader is to know it: moderators are told, so
 * that one of them takes the bubble over.
 */
export async function withoutOrganiser(
  { doors }: Pick<Deps, "doors">,
  bubbles: ReadonlyMap<string, Members>,
  readerId: string,
): Promise<ReadonlySet<string>> {
  const organisers = new Map<string, string>();
  for (const [id, members] of bubbles) {
    const role = members.find(({ accountId }) => accountId === readerId)?.role;
    const organiser = members.find((member) => member.role === "organiser");
    if (organiser && role !== undefined && role !== "organiser" && mayTend(role))
      organisers.set(id, organiser.accountId);
  }
  if (organisers.size === 0) return new Set();
  const away = await doors.awayAmong([...new Set(organisers.values())]);
  return new Set([...organisers].flatMap(([id, organiserId]) => (away.has(organiserId) ? id : [])));
}

export const organiserIsAway = (isSo: boolean): Pick<Conversation["own"], "organiserIsAway"> =>
  isSo ? { organiserIsAway: true } : {};

/** Once somebody is kept out, the bubbles that they organise are shown anew to who is in them. */
export function watchOrganisers({ facts, db }: Pick<Platform, "facts" | "db">, { doors }: Pick<Deps, "doors">): void {
  facts.on("account.changed", "organisers", async ({ payload: { accountId } }) => {
    if (!(await doors.awayAmong([accountId])).has(accountId)) return;
    await db.transaction(async (tx) => {
      for (const conversationId of await organisedBy(tx, accountId)) {
        const scope = `conversation:${conversationId}` as const;
        await facts.record(tx, "conversation.changed", { conversationId }, { scope });
      }
    });
  });
}
