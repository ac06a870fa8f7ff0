import type { File } from "../../protocol/files.ts";
import type { FilesDeps } from "./files.deps.ts";
import { receivedIn, type SeenConversation } from "./files.store.ts";
import { presentFile } from "./present-file.ts";

export interface ReceivedFile {
  readonly conversationId: string;
  readonly file: File;
}

/** Files of others that were shared into these conversations since then, the newest first. A voice message is none. */
export async function receivedFiles(
  { db, keys }: Pick<FilesDeps, "db" | "keys">,
  { accountId, conversations, since, limit }: ReceivedQuery,
): Promise<ReceivedFile[]> {
  if (conversations.length === 0) return [];
  const rows = await receivedIn(db.reader, accountId, conversations, since, limit, "documents");
  return Promise.all(
    rows.map(async ({ file, conversationId }) => ({ conversationId, file: await presentFile(keys, file) })),
  );
}
export interface ReceivedQuery {
  readonly accountId: string;
  readonly conversations: readonly SeenConversation[];
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly limit: number;
}
