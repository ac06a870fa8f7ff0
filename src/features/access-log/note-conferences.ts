import { KeyGone } from "../../platform/crypto/errors.ts";
import { seal } from "../../platform/crypto/seal.ts";
import type { Facts } from "../../platform/platform.ts";
import type { AccessLogDeps } from "./access-log.deps.ts";

/** The log's session data: that somebody was in a conference, when and for how long. */
export function noteConferences(facts: Facts, deps: AccessLogDeps): void {
  const { accessLog, conferences } = deps.doors;
  facts.on("conference.ended", "access-log", async ({ at, payload: { conferenceId, conversationId } }) => {
    for (const { accountId, joinedAt, leftAt } of await conferences.staysOf(conferenceId)) {
      const title = await sealedTitle(deps, accountId, conversationId, at);
      const session = { ...(title && { title }), startedAt: joinedAt, durationMs: leftAt - joinedAt };
      // Which connection it was is in the entries of its uses.
      const unsaid = { address: "", userAgent: null, client: null, durationMs: 0, status: 200 };
      accessLog.note({ at, who: { accountId, sessionId: conferenceId }, action: "conference", session, ...unsaid });
    }
  });
}

async function sealedTitle(
  { keys, doors }: AccessLogDeps,
  accountId: string,
  conversationId: string,
  at: number,
): Promise<string | undefined> {
  const conversation = await doors.conversations.conversationFor(accountId, conversationId);
  if (conversation?.kind !== "bubble") return undefined;
  try {
    const key = await keys.get(`label:${conversationId}`);
    const place = { table: "access_log", column: "title", row: String(at) };
    return Buffer.from(seal(key, place, conversation.name)).toString("base64");
  } catch (error) {
    if (error instanceof KeyGone) return undefined;
    throw error;
  }
}
