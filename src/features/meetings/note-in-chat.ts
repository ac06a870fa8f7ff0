import { createHash } from "node:crypto";
import type { MessageContent } from "../../protocol/conversations.ts";
import type { MeetingsDeps } from "./meetings.deps.ts";
import type { MeetingRow } from "./meetings.store.ts";
import { momentOf } from "./wall-clock.ts";

type Notice = Extract<MessageContent, { kind: "notice" }>["notice"];
type MeetingNotice = Extract<Notice, `meeting${string}`>;

/** Says in the bubble what became of a meeting. The same is said once: a repetition after a crash finds the first. */
export async function noteInChat(
  { doors, now }: Pick<MeetingsDeps, "doors" | "now">,
  { id, conversationId, startsOn, timeZone, sequence }: MeetingRow,
  title: string,
  senderId: string,
  notice: MeetingNotice,
): Promise<void> {
  const what = `${notice} ${id} ${sequence} ${startsOn}`;
  await doors.conversations.appendEntry({
    ...{ conversationId, senderId, id: createHash("sha256").update(what).digest("base64url").slice(0, 21) },
    content: { kind: "notice", notice, subjectId: null, detail: title, at: momentOf(startsOn, timeZone) ?? now() },
  });
}
