import { announcementsOnly, bubbleArchived } from "../conversations.errors.ts";
import type { Roster } from "../roster.ts";
import { whyNotWrite } from "./bubbles.policy.ts";

/** Before everything that says something in a conversation. @throws conversation.archived, conversation.announcements_only */
export function requireWritable(roster: Roster, accountId: string): void {
  const reason = whyNotWrite(roster, roster.members.get(accountId)?.role ?? "participant");
  if (reason === "archived") throw bubbleArchived();
  if (reason === "announcements") throw announcementsOnly();
}

/** Before everything that adds to what was said without saying something: reactions, votes, pins. @throws conversation.archived */
export function requireInUse(roster: Pick<Roster, "isArchived">): void {
  if (roster.isArchived) throw bubbleArchived();
}
