import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/function-mails.ts";
import type { NoticesDeps } from "./notices.deps.ts";
import { objectedAt } from "./notices.store.ts";
import { allow, object } from "./object.ts";
import { countReachable, listNotices, sendNotice } from "./send-notice.ts";
import { accountOf, pageOf } from "./unsubscribe-link.ts";

export function routeNotices(host: Host, deps: NoticesDeps): void {
  host.route(api.listNotices, async () => ({
    reachable: await countReachable(deps),
    notices: await listNotices(deps),
  }));
  host.route(api.sendNotice, async ({ caller: { accountId }, body }) => {
    await sendNotice(deps, accountId, body);
    return undefined;
  });

  host.route(api.getObjections, async ({ caller: { accountId } }) => ({
    noticesObjectedAt: await objectedAt(deps.db.reader, accountId),
  }));
  host.route(api.objectToNotices, async ({ caller: { accountId }, body: { objects } }) => {
    await (objects ? object(deps, accountId, "settings") : allow(deps, accountId));
    return undefined;
  });

  host.route(api.unsubscribe, async ({ params: { token } }) => {
    const accountId = accountOf(deps.keys, token);
    if (accountId !== undefined) await object(deps, accountId, "link");
    return undefined;
  });
  // Mail scanners and previews open links: only a press posts.
  host.route(
    api.showUnsubscribe,
    async ({ params: { token } }) =>
      new Response(leadingTo(pageOf(token)), {
        headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
      }),
  );
}

const leadingTo = (page: string) =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${page}"><title>Iris</title><a href="${page}">Iris</a>`;
