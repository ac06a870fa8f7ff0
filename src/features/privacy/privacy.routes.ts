import { failure } from "../../platform/http/failure.ts";
import type { Host } from "../../platform/platform.ts";
import type { PrivacyEntry } from "../../protocol/privacy.ts";
import * as api from "../../protocol/privacy.ts";
import { openEntry } from "./note-act.ts";
import type { PrivacyDeps, PrivacyDoors } from "./privacy.deps.ts";
import { entriesBefore } from "./privacy.store.ts";

export function routePrivacy(host: Host, { db, keys, doors }: PrivacyDeps): void {
  host.route(api.listPrivacyLog, async ({ caller, query: { before = Number.MAX_SAFE_INTEGER, limit } }) => {
    const rows = await entriesBefore(db.reader, caller.accountId, before, limit + 1);
    const entries = await Promise.all(rows.slice(0, limit).map((row) => openEntry(keys, row)));
    return { entries: await withActors(doors, entries), hasMore: rows.length > limit };
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

/** Who acted on somebody's account is theirs to know, whether they would find that person or not. */
async function withActors({ people }: PrivacyDoors, entries: readonly PrivacyEntry[]): Promise<PrivacyEntry[]> {
  const ids = entries.flatMap(({ act }) => (act.kind === "administered" && act.actorId ? [act.actorId] : []));
  const found = new Map((await people.byIds([...new Set(ids)])).map((person) => [person.id, person]));
  return entries.map((entry) => {
    const { act } = entry;
    if (act.kind !== "administered" || act.actorId === null) return entry;
    const actor = found.get(act.actorId);
    const actorName = actor && !actor.isDeleted ? `${actor.firstName} ${actor.lastName}`.trim() : null;
    return { ...entry, act: { ...act, actorName } };
  });
}
