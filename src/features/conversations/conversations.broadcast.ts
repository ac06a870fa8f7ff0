import type { Fact } from "../../facts.ts";
import type { Broadcast, Host } from "../../platform/platform.ts";
import type { MemberProgress, Message } from "../../protocol/conversations.ts";
import { broadcastBubbles } from "./bubbles/bubbles.broadcast.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationIdsOf, findMessage, membersOf } from "./conversations.store.ts";
import { conversationFor } from "./present-conversation.ts";
import { withoutSeen } from "./receipts/seen-marks.ts";
import { conversationKey, openMessage } from "./seal-content.ts";
import { silenceOf } from "./silence.ts";

type AboutConversation = "conversation.created" | "conversation.changed" | "member.added" | "member.removed";

/** Facts of this feature → who may know → what their devices are told. */
export function broadcastConversations(host: Host, deps: Deps): void {
  broadcastBubbles(host, deps);
  const members = async (conversationId: string) => (await deps.rosters.find(conversationId))?.accountIds ?? [];

  host.scopes(async (accountId) =>
    (await conversationIdsOf(deps.db.reader, accountId)).map((id) => `conversation:${id}` as const),
  );

  const message: Broadcast<"message.sent"> = {
    audience: async ({ payload: { conversationId, seq, withheldFrom } }) => {
      const all = [...((await deps.rosters.find(conversationId))?.members.values() ?? [])];
      return all.flatMap(({ accountId, fromSeq }) => (seq > fromSeq && accountId !== withheldFrom ? accountId : []));
    },
    present: async ({ payload }, live) => {
      const found = (live as Message | undefined) ?? (await readMessage(payload.messageId));
      return found ? { type: "message.sent", message: found } : null;
    },
  };
  host.broadcast("message.sent", message);

  host.broadcast("members.progressed", {
    audience: ({ payload }) => whoSeesMarks(payload.conversationId, payload.accountIds),
    present: async ({ payload: { conversationId, accountIds } }, live) => {
      const progress = (live as MemberProgress[] | undefined) ?? (await readProgress(conversationId, accountIds));
      const event = { type: "members.progressed" as const, conversationId, progress };
      if (!deps.seenMarks.isAnyOff(await members(conversationId))) return event;
      return async (accountId) => {
        if (await deps.seenMarks.areShown(accountId)) return event;
        const told = progress.map((member) => (member.accountId === accountId ? member : withoutSeen(member)));
        return { ...event, progress: told };
      };
    },
  });

  const wholeConversation = {
    audience: ({ payload }: Fact<AboutConversation>) => members(payload.conversationId),
    present:
      async ({ payload }: Fact<AboutConversation>) =>
      async (accountId: string) => {
        const conversation = await conversationFor(deps, payload.conversationId, accountId);
        return conversation ? { type: "conversation.changed" as const, conversation } : null;
      },
  };
  host.broadcast("conversation.created", wholeConversation);
  host.broadcast("conversation.changed", wholeConversation);
  host.broadcast("member.added", wholeConversation);
  host.broadcast("member.removed", wholeConversation);

  host.broadcast("conversation.own_changed", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload: { conversationId, accountId } }) => {
      const conversation = await conversationFor(deps, conversationId, accountId);
      return conversation ? { type: "conversation.changed", conversation } : null;
    },
  });

  host.broadcast("conversation.left", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload: { conversationId, because } }) => ({
      type: "conversation.left",
      conversationId,
      ...(because !== undefined && { because }),
    }),
  });

  /** Who blocked somebody is not told how far that one has got. */
  async function whoSeesMarks(conversationId: string, accountIds: readonly string[]): Promise<readonly string[]> {
    const roster = await deps.rosters.find(conversationId);
    if (roster?.kind !== "direct") return roster?.accountIds ?? [];
    const silences = await Promise.all(accountIds.map((accountId) => silenceOf(deps, roster, accountId)));
    const blockers = silences.flatMap(({ otherId, isBlocked }) => (isBlocked ? otherId : []));
    return roster.accountIds.filter((accountId) => !blockers.includes(accountId));
  }

  async function readMessage(messageId: string): Promise<Message | undefined> {
    const row = await findMessage(deps.db.reader, messageId);
    return row && openMessage(await conversationKey(deps.keys, row.conversationId), row);
  }

  async function readProgress(conversationId: string, accountIds: readonly string[]): Promise<MemberProgress[]> {
    const rows = await membersOf(deps.db.reader, conversationId);
    return rows
      .filter((row) => accountIds.includes(row.accountId))
      .map(({ accountId, deliveredSeq, seenSeq, deliveredAt, seenAt }) => ({
        accountId,
        deliveredSeq,
        seenSeq,
        deliveredAt,
        seenAt,
      }));
  }
}
