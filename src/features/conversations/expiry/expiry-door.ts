import type { Host, Platform } from "../../../platform/platform.ts";
import type { Tx } from "../../../platform/storage/database.ts";
import { appendEntry } from "../append-entry.ts";
import { mayDelete } from "../bubbles/bubbles.policy.ts";
import { changeBubble } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, notAllowed } from "../conversations.errors.ts";
import { finishDestruction } from "../sides/destroy-gone.ts";
import { expireThrough, renewKeyAfter } from "./expire.ts";
import { countUpTo, lastSaidBy, ruledBy } from "./expiry.store.ts";

/** What retention asks of conversations: which there are, and to end what is too old in one. */
export const openExpiryDoor = (deps: Deps) => ({
  ruledBy: (accountIds: readonly string[]) => ruledBy(deps.db.reader, accountIds),
  async peopleIn(conversationId: string) {
    const roster = await deps.rosters.find(conversationId);
    return roster && { kind: roster.kind, members: [...roster.members.values()] };
  },
  lastSaidBy: (conversationId: string, at: number) => lastSaidBy(deps.db.reader, conversationId, at),
  countUpTo: (conversationId: string, throughSeq: number) => countUpTo(deps.db.reader, conversationId, throughSeq),
  expireThrough: (conversationId: string, throughSeq: number) => expireThrough(deps, conversationId, throughSeq),
  renewKeyAfter: (conversationId: string, longestMs: number) => renewKeyAfter(deps, conversationId, longestMs),
  /** @throws conversation.not_found for a stranger and in a chat, conversation.not_allowed for who does not organise it */
  async requireOrganiser(conversationId: string, accountId: string): Promise<void> {
    const roster = await deps.rosters.findFor(accountId, conversationId);
    if (!roster) throw conversationNotFound();
    if (roster.kind !== "bubble" || !mayDelete(roster.members.get(accountId)?.role ?? "participant"))
      throw notAllowed();
  },
  /** Saves what its organiser decided, says so in the bubble, and tells its members' devices. */
  settle: (
    acting: { readonly conversationId: string; readonly actorId: string },
    save: (tx: Tx) => Promise<string | null>,
  ): Promise<void> =>
    changeBubble(deps, acting, async ({ tx, actor, note }) => {
      if (!mayDelete(actor.role)) throw notAllowed();
      const detail = await save(tx);
      if (detail === null) return;
      await note("retention", null, detail);
      await tellChanged(deps, tx, acting.conversationId);
    }),
  /** Says in a conversation what a company decided; once for an id. */
  async announce(entry: { id: string; conversationId: string; senderId: string; detail: string }): Promise<void> {
    const { id, conversationId, senderId, detail } = entry;
    const content = { kind: "notice", notice: "companyRetention", subjectId: null, detail } as const;
    await appendEntry(deps, { id, conversationId, senderId, content });
    await deps.db.transaction((tx) => tellChanged(deps, tx, conversationId));
  },
});

const tellChanged = async ({ facts }: Deps, tx: Tx, conversationId: string): Promise<void> => {
  await facts.record(tx, "conversation.changed", { conversationId }, { scope: `conversation:${conversationId}` });
};

/** Members' devices forget what expired; and a deletion that a crash interrupted goes on. */
export function tellOfExpiry({ facts }: Pick<Platform, "facts">, host: Host, deps: Deps): void {
  facts.on("messages.expired", "expiry", ({ payload }) => finishDestruction(deps, payload.conversationId));
  host.broadcast("messages.expired", {
    audience: async ({ payload }) => (await deps.rosters.find(payload.conversationId))?.accountIds ?? [],
    present: async ({ payload }) => ({ type: "messages.expired", ...payload }),
  });
}
