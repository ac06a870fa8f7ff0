import type { Tx } from "../../platform/storage/database.ts";
import type { Role } from "../../protocol/conversations.ts";
import { admitGuest, type GuestPlace } from "./admit-guest.ts";
import type { Deps } from "./conversations.deps.ts";
import { mayAddMembers } from "./conversations.policy.ts";
import { findConversation } from "./conversations.store.ts";
import { dismissGuest } from "./dismiss-guest.ts";
import { organiserIn } from "./roster.ts";
import { openLabels } from "./seal-content.ts";

/** What the feature of guests does with a bubble, and asks of it. */
export interface GuestHall {
  admitGuest(place: GuestPlace, also: (tx: Tx) => Promise<void>): Promise<void>;
  dismissGuest(place: GuestPlace, also: (tx: Tx) => Promise<void>): Promise<void>;
  /** What somebody is in a conversation; undefined for a stranger to it. */
  roleIn(conversationId: string, accountId: string): Promise<Role | undefined>;
  /** Undefined when there is no such bubble (any more). */
  organiserOf(conversationId: string): Promise<string | undefined>;
  /** Organiser and moderators. */
  tendersOf(conversationId: string): Promise<string[]>;
  /** Undefined when there is no such bubble (any more). */
  nameOf(conversationId: string): Promise<string | undefined>;
}

export function openGuestHall(deps: Deps): GuestHall {
  const { db, keys, rosters } = deps;
  return {
    admitGuest: (place, also) => admitGuest(deps, place, also),
    dismissGuest: (place, also) => dismissGuest(deps, place, also),
    roleIn: async (conversationId, accountId) =>
      (await rosters.findFor(accountId, conversationId))?.members.get(accountId)?.role,
    organiserOf: async (conversationId) => organiserIn(await rosters.find(conversationId)),
    async tendersOf(conversationId) {
      const members = [...((await rosters.find(conversationId))?.members.values() ?? [])];
      return members.flatMap(({ accountId, role }) => (mayAddMembers(role) ? accountId : []));
    },
    async nameOf(conversationId) {
      const row = await findConversation(db.reader, conversationId);
      return row && (await openLabels(keys, row)).name;
    },
  };
}
