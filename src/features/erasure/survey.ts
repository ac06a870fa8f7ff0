import { createHash } from "node:crypto";
import { KeyGone } from "../../platform/crypto/errors.ts";
import type { KeySubject, Keys } from "../../platform/crypto/keys.ts";
import type { ErasureCounts, Remainder } from "../../protocol/erasure.ts";
import type { Leaver } from "../conversations/index.ts";
import type { ErasureDeps } from "./erasure.deps.ts";

/** What there is of somebody, in numbers, and whose keys may go with them. */
export async function survey(
  { doors }: Pick<ErasureDeps, "doors">,
  leaver: Leaver,
): Promise<{ counts: ErasureCounts; subjects: KeySubject[] }> {
  const { accountId } = leaver;
  const { conversationIds, ...removal } = await doors.conversations.previewRemoval(leaver);
  const { count: files, bytes: fileBytes } = await doors.files.sum([accountId]);
  const counts = {
    ...removal,
    ...{ files, fileBytes },
    recordings: await doors.recordings.count(accountId),
    contacts: (await doors.contacts.contactsOf(accountId)).size,
    unsent: await doors.unsent.count(accountId),
    waysIn: await doors.accounts.countWaysIn(accountId),
  };
  const fileIds = await doors.files.idsOf(accountId);
  return {
    counts,
    subjects: [
      `person:${accountId}`,
      ...fileIds.map((id) => `file:${id}` as const),
      ...conversationIds.flatMap((id) => [`conversation:${id}`, `label:${id}`] as const),
    ],
  };
}

/** What stays for others, and why: the words for it are in the interface and on the certificate. */
export function remainsOf(
  { chatsStaying, messagesStaying }: ErasureCounts,
  { inCompany }: { readonly inCompany: boolean },
): Remainder[] {
  return [
    ...(messagesStaying > 0 ? (["messagesOfOthers"] as const) : []),
    ...(chatsStaying > 0 ? (["chatHistory", "callHistory"] as const) : []),
    "auditLog",
    ...(inCompany ? (["agreements"] as const) : []),
    "certificate",
  ];
}

/** Those among them whose key is gone. */
export async function destroyedAmong(keys: Pick<Keys, "get">, subjects: readonly string[]): Promise<string[]> {
  const gone: string[] = [];
  for (const subject of subjects)
    try {
      await keys.get(subject as KeySubject);
    } catch (error) {
      if (!(error instanceof KeyGone)) throw error;
      gone.push(subject);
    }
  return gone;
}

/** Ids are hashed with the certificate's number: two certificates with the same conversation do not show it. */
export const hashedSubject = (number: string, subject: string): string =>
  createHash("sha256").update(`${number} ${subject}`).digest("hex");
