import type { Host, Platform } from "../../platform/platform.ts";
import type { NoticesDeps } from "./notices.deps.ts";
import { routeNotices } from "./notices.routes.ts";
import { deleteObjection } from "./notices.store.ts";
import { queueNotice } from "./send-notice.ts";

/** Mails about functions, which anybody may object to (Art. 21 GDPR); mails that an account needs are not of these. */
export function mountNotices(platform: Platform, host: Host, doors: Pick<NoticesDeps, "accounts" | "mail">) {
  const { db, facts } = platform;
  const deps = { ...platform, ...doors };
  routeNotices(host, deps);
  facts.on("notice.written", "notices", ({ payload }) => queueNotice(deps, payload.noticeId));
  return {
    /** Of somebody who is going for good. */
    erase: (accountId: string) =>
      db.transaction(async (tx) => {
        await deleteObjection(tx, accountId);
        await doors.mail.withdraw(tx, accountId);
      }),
  };
}
