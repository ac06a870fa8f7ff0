import type { Host } from "../../../platform/platform.ts";
import type { Deps } from "../conversations.deps.ts";
import { findMessage } from "../conversations.store.ts";
import { hiddenBy, isHiddenFor } from "./messages.store.ts";
import { presentMessages } from "./present-messages.ts";

/** What becomes of messages → who may know → what their devices are told. */
export function broadcastMessages(host: Host, deps: Deps): void {
  const { reader } = deps.db;

  async function changed(messageId: string, readerId: string | null) {
    const row = await findMessage(reader, messageId);
    if (!row) return null;
    const [message] = await presentMessages(deps, row.conversationId, [row], readerId);
    return message ? ({ type: "message.changed", message } as const) : null;
  }

  host.broadcast("message.changed", {
    audience: async ({ payload }) => {
      const members = [...((await deps.rosters.find(payload.conversationId))?.members.values() ?? [])];
      const hidden = new Set(await hiddenBy(reader, payload));
      return members.flatMap(({ accountId, fromSeq }) =>
        payload.seq > fromSeq && accountId !== payload.withheldFrom && !hidden.has(accountId) ? accountId : [],
      );
    },
    // Only in direct chats do two people see a message differently.
    present: async ({ payload: { conversationId, messageId } }) =>
      (await deps.rosters.find(conversationId))?.kind === "direct"
        ? (accountId) => changed(messageId, accountId)
        : changed(messageId, null),
  });

  host.broadcast("message.hidden", {
    audience: async ({ payload: { conversationId, accountId } }) =>
      (await deps.rosters.findFor(accountId, conversationId)) ? [accountId] : [],
    present: async ({ payload: { conversationId, accountId, messageId, seq } }) =>
      (await isHiddenFor(reader, accountId, { conversationId, seq }))
        ? { type: "message.hidden", conversationId, seq }
        : changed(messageId, accountId),
  });
}
