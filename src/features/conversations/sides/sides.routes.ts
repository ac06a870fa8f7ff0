import type { Host } from "../../../platform/platform.ts";
import * as api from "../../../protocol/sides.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound } from "../conversations.errors.ts";
import { conversationFor } from "../present-conversation.ts";
import { clearSide } from "./clear-side.ts";
import { closeChat } from "./close-chat.ts";

export function routeSides(host: Host, deps: Deps): void {
  const view = async (conversationId: string, accountId: string) => {
    const conversation = await conversationFor(deps, conversationId, accountId);
    if (!conversation) throw conversationNotFound();
    return conversation;
  };

  host.route(api.clearSide, async ({ caller: { accountId }, params: { conversationId } }) => {
    await clearSide(deps, { conversationId, accountId });
    return view(conversationId, accountId);
  });

  host.route(api.closeChat, async ({ caller: { accountId }, params: { conversationId }, body: { isClosed } }) => {
    await closeChat(deps, { conversationId, accountId, isClosed });
    return view(conversationId, accountId);
  });
}
