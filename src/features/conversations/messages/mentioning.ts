import { mentionsIn, withMentionNames } from "../../../protocol/mentions.ts";
import { mayMentionAll } from "../conversations.policy.ts";
import type { Roster, RosterMember } from "../roster.ts";

/** Mentions of people who are not in the conversation, and of all by who may not call all, become plain text. */
export function settleMentions(text: string, { kind, members }: Roster, { role }: RosterMember): string {
  if (!text.includes("<@")) return text;
  const { accountIds, everyone } = mentionsIn(text);
  const strangers = accountIds.difference(members);
  const mayAll = mayMentionAll(kind, role, members.size);
  if (strangers.size === 0 && (!everyone || mayAll)) return text;
  return text.replace(/<@[^>]{1,21}>/g, (token) => {
    const [who] = mentionsIn(token).accountIds;
    if (who !== undefined) return strangers.has(who) ? "@…" : token;
    return mentionsIn(token).everyone && !mayAll ? "@all" : token;
  });
}

/** The text with its mentions in words, for where those people are not. */
export async function withNames(
  text: string,
  nameOf: (accountId: string) => Promise<string | undefined>,
): Promise<string> {
  if (!text.includes("<@")) return text;
  const names = new Map<string, string>();
  for (const id of mentionsIn(text).accountIds) names.set(id, (await nameOf(id)) ?? "…");
  return withMentionNames(text, (id) => names.get(id) ?? "…", "all");
}
