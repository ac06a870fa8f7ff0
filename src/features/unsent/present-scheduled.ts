import { Failure } from "../../platform/http/failure.ts";
import type { FileReference } from "../../protocol/conversations.ts";
import type { ScheduledMessage } from "../../protocol/unsent.ts";
import { authorKey, openScheduled } from "./seal-unsent.ts";
import type { UnsentDeps } from "./unsent.deps.ts";
import type { ScheduledRow } from "./unsent.store.ts";

/** As its author sees it. */
export async function presentScheduled(
  deps: Pick<UnsentDeps, "doors" | "keys">,
  row: ScheduledRow,
): Promise<ScheduledMessage> {
  const { id, accountId, conversationId, fileId, replyTo, urgency, dueAt, failure } = row;
  const text = openScheduled(await authorKey(deps.keys, accountId), row);
  const file = fileId === null ? null : await fileOf(deps, { fileId, ownerId: accountId });
  return { id, conversationId, text, fileId, file, replyTo, urgency, dueAt, failure };
}

/** Taken back since a virus was found in it, it cannot be shown; that it is carried is. */
const fileOf = (
  { doors }: Pick<UnsentDeps, "doors">,
  request: { fileId: string; ownerId: string },
): Promise<FileReference | null> =>
  doors.files.fileForMessage(request).catch((error: unknown) => {
    if (error instanceof Failure) return null;
    throw error;
  });
