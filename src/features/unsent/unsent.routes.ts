import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/unsent.ts";
import { presentScheduled } from "./present-scheduled.ts";
import { saveDraft } from "./save-draft.ts";
import { scheduleMessage } from "./schedule-message.ts";
import { authorKey, openDraft } from "./seal-unsent.ts";
import { cancelScheduled, sendScheduled } from "./send-due.ts";
import type { UnsentDeps } from "./unsent.deps.ts";
import { draftsOf, findScheduled, scheduledOf } from "./unsent.store.ts";

export function routeUnsent(host: Host, deps: UnsentDeps): void {
  const { db, keys } = deps;

  host.route(api.saveDraft, ({ caller: { accountId }, params, body }) =>
    saveDraft(deps, { ...params, ...body, accountId }),
  );
  host.route(api.listDrafts, async ({ caller: { accountId } }) => {
    const rows = await draftsOf(db.reader, accountId);
    const key = await authorKey(keys, accountId);
    return { drafts: rows.map((row) => openDraft(key, row)) };
  });
  host.route(api.scheduleMessage, ({ caller: { accountId }, params, body }) =>
    scheduleMessage(deps, { ...params, ...body, accountId }),
  );
  host.route(api.listScheduled, async ({ caller: { accountId } }) => {
    const rows = await scheduledOf(db.reader, accountId);
    return { scheduled: await Promise.all(rows.map((row) => presentScheduled(deps, row))) };
  });
  host.route(api.cancelScheduled, async ({ caller: { accountId }, params }) => {
    await cancelScheduled(deps, { ...params, accountId });
    return undefined;
  });
  host.route(api.sendScheduled, ({ caller: { accountId }, params }) => sendScheduled(deps, { ...params, accountId }));

  host.broadcast("scheduled.changed", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload: { messageId, accountId } }) => {
      const row = await findScheduled(db.reader, messageId);
      const scheduled = row?.accountId === accountId ? await presentScheduled(deps, row) : null;
      return { type: "scheduled.changed", messageId, scheduled };
    },
  });
}
