import { failure } from "../../platform/http/failure.ts";
import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/privacy.ts";
import { openEntry } from "./note-act.ts";
import type { PrivacyDeps } from "./privacy.deps.ts";
import { entriesBefore } from "./privacy.store.ts";

export function routePrivacy(host: Host, { db, keys, doors }: PrivacyDeps): void {
  host.route(api.listPrivacyLog, async ({ caller, query: { before = Number.MAX_SAFE_INTEGER, limit } }) => {
    const rows = await entriesBefore(db.reader, caller.accountId, before, limit + 1);
    const entries = await Promise.all(rows.slice(0, limit).map((row) => openEntry(keys, row)));
    return { entries, hasMore: rows.length > limit };
  });

  host.route(api.previewSide, async ({ caller: { accountId }, params: { conversationId } }) => {
    const conversation = await doors.conversations.conversationFor(accountId, conversationId);
    if (!conversation) throw failure("conversation.not_found");
    const seen = { conversationId, afterSeq: conversation.own.fromSeq, throughSeq: conversation.lastSeq };
    return {
      messages: await doors.conversations.countSeen(accountId, conversationId),
      files: await doors.files.countGrants(db.reader, seen),
      calls: await doors.calls.countIn(conversationId, accountId),
    };
  });
}
