import type { Host } from "../../../platform/platform.ts";
import * as api from "../../../protocol/messages.ts";
import type { Deps } from "../conversations.deps.ts";
import { releaseMarks } from "../held-marks.ts";
import { acknowledgeMessage } from "./acknowledge-message.ts";
import { changeMessageRules, companyOf } from "./change-message-rules.ts";
import { deleteMessage } from "./delete-message.ts";
import { editMessage } from "./edit-message.ts";
import { forwardMessage } from "./forward-message.ts";
import { hideMessage } from "./hide-message.ts";
import { listVersions } from "./list-versions.ts";
import { pageThread } from "./page-thread.ts";
import { listPins, pinMessage } from "./pin-message.ts";
import { reactToMessage } from "./react-to-message.ts";
import { messageRulesOf } from "./rules.store.ts";

/** What people do with messages that are there. */
export function routeMessages(host: Host, deps: Deps): void {
  host.route(api.editMessage, ({ caller, params, body }) =>
    editMessage(deps, { ...params, ...body, actorId: caller.accountId }),
  );
  host.route(api.listVersions, async ({ caller, params }) => ({
    versions: await listVersions(deps, { ...params, actorId: caller.accountId }),
  }));
  host.route(api.deleteMessage, ({ caller, params }) => deleteMessage(deps, { ...params, actorId: caller.accountId }));
  host.route(api.hideMessage, async ({ caller, params, body }) => {
    await hideMessage(deps, { ...params, ...body, actorId: caller.accountId });
    return undefined;
  });
  host.route(api.reactToMessage, ({ caller, params, body }) =>
    reactToMessage(deps, { ...params, ...body, actorId: caller.accountId }),
  );
  host.route(api.pinMessage, ({ caller, params, body }) =>
    pinMessage(deps, { ...params, ...body, actorId: caller.accountId }),
  );
  host.route(api.listPins, async ({ caller, params }) => ({
    messages: await listPins(deps, params.conversationId, caller.accountId),
  }));
  host.route(api.acknowledgeMessage, ({ caller, params }) =>
    acknowledgeMessage(deps, { ...params, actorId: caller.accountId }),
  );
  host.route(api.pageThread, ({ caller, params, query }) =>
    pageThread(deps, { ...params, ...query, accountId: caller.accountId }),
  );
  host.route(api.forwardMessage, async ({ caller: { accountId }, params, body }) => {
    const message = await forwardMessage(deps, { ...params, ...body, actorId: accountId });
    // Whoever writes shows themselves there.
    if (await deps.doors.presence.isHidden(accountId)) await releaseMarks(deps, accountId, params.conversationId);
    return message;
  });
  host.route(api.getMessageRules, ({ caller }) => messageRulesOf(deps.db.reader, companyOf(caller)));
  host.route(api.setMessageRules, ({ caller, body }) => changeMessageRules(deps, caller, body));
}
