import type { Caller } from "../../../platform/platform.ts";
import { inBubble } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { supportGone } from "../conversations.errors.ts";
import { admitMembers } from "./admit-members.ts";
import { mayTend } from "./bubbles.policy.ts";

/**
 * Brings somebody into the bubble that their company names for questions, once. Somebody of the company must still lead it: else
 * its members would walk in among strangers.
 * @throws companies.support_gone, conversation.archived, conversation.bubble_full
 */
export async function openSupport(
  deps: Deps,
  { accountId, companyId }: Pick<Caller, "accountId" | "companyId">,
): Promise<{ conversationId: string }> {
  const conversationId = companyId === null ? undefined : await deps.doors.supportBubbleOf(companyId);
  const roster = conversationId === undefined ? undefined : await deps.rosters.find(conversationId);
  if (conversationId === undefined || !roster) throw supportGone();
  if (roster.members.has(accountId)) return { conversationId };
  const leading = [...roster.members.values()].flatMap((member) => (mayTend(member.role) ? member.accountId : []));
  if (![...(await deps.doors.companyIdsOf(leading)).values()].some((id) => id === companyId)) throw supportGone();
  await inBubble(deps, { conversationId, actorId: accountId }, async (bubble) => {
    if (bubble.roster.members.has(accountId)) return;
    await admitMembers(deps, bubble, [accountId]);
    await bubble.note("joined", accountId);
  });
  return { conversationId };
}
