import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/conversations.ts";
import { addMembers } from "./add-members.ts";
import { routeBubbles } from "./bubbles/bubbles.routes.ts";
import { changeRole } from "./change-role.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationNotFound } from "./conversations.errors.ts";
import { createBubble } from "./create-bubble.ts";
import { routeFolders } from "./folders/folders.routes.ts";
import { releaseMarks } from "./held-marks.ts";
import { createProgressKeeper } from "./mark-progress.ts";
import { openDirectChat } from "./open-direct-chat.ts";
import { pageMessages } from "./page-messages.ts";
import { conversationFor, conversationsFor } from "./present-conversation.ts";
import { removeMember } from "./remove-member.ts";
import { sendMessage } from "./send-message.ts";
import { updateBubble } from "./update-bubble.ts";

export function routeConversations(host: Host, deps: Deps): void {
  routeBubbles(host, deps);
  routeFolders(host, deps);
  const markProgress = createProgressKeeper(deps, host.sendTo);

  const view = async (conversationId: string, accountId: string) => {
    const conversation = await conversationFor(deps, conversationId, accountId);
    if (!conversation) throw conversationNotFound();
    return conversation;
  };

  host.route(api.listConversations, async ({ caller }) => {
    // The cursor first: what happens while the list is read is then told twice rather than not at all.
    const cursor = deps.facts.head();
    return { conversations: await conversationsFor(deps, caller.accountId), cursor };
  });

  host.route(api.getConversation, ({ caller, params }) => view(params.conversationId, caller.accountId));

  host.route(api.openDirectChat, ({ caller, body }) =>
    openDirectChat(deps, { accountId: caller.accountId, otherId: body.accountId }),
  );

  host.route(api.createBubble, ({ caller, body }) => createBubble(deps, { ...body, organiserId: caller.accountId }));

  host.route(api.updateBubble, async ({ caller, params, body }) => {
    await updateBubble(deps, { ...params, ...body, actorId: caller.accountId });
    return view(params.conversationId, caller.accountId);
  });

  host.route(api.addMembers, async ({ caller, params, body }) => {
    await addMembers(deps, { ...params, ...body, actorId: caller.accountId });
    return view(params.conversationId, caller.accountId);
  });

  host.route(api.changeRole, async ({ caller, params, body }) => {
    await changeRole(deps, { ...params, ...body, actorId: caller.accountId });
    return view(params.conversationId, caller.accountId);
  });

  host.route(api.removeMember, async ({ caller, params }) => {
    await removeMember(deps, { ...params, actorId: caller.accountId });
    return undefined;
  });

  host.route(api.pageMessages, ({ caller, params, query }) =>
    pageMessages(deps, { ...params, ...query, accountId: caller.accountId }),
  );

  host.route(api.sendMessage, async ({ caller: { accountId }, params, body }) => {
    const message = await sendMessage(deps, { ...params, ...body, senderId: accountId });
    // Whoever writes shows themselves there.
    if (await deps.doors.presence.isHidden(accountId)) await releaseMarks(deps, accountId, params.conversationId);
    return message;
  });

  host.route(api.markProgress, async ({ caller, params, body }) => {
    await markProgress({ ...params, ...body, accountId: caller.accountId });
    return undefined;
  });
}
