import { isMuted } from "../../protocol/notification-rules.ts";
import { digestAfterMs } from "../../protocol/notifications.ts";
import type { Attention } from "./attention.ts";
import type { Deps } from "./notifications.deps.ts";
import { digestReaders, noteDigest } from "./settings.store.ts";
import { isQuiet, settingsOf } from "./settings.ts";

type DigestDeps = Pick<Deps, "config" | "db" | "doors" | "keys" | "now"> & { readonly attention: Attention };
interface Waiting {
  readonly name: string;
  readonly count: number;
}

const everyMs = { off: Number.POSITIVE_INFINITY, afterHours: digestAfterMs, daily: 24 * 3_600_000 };
/** Chats that a mail names. */
const namedChats = 10;

/** One mail for each person who wants it, is away and has had something waiting for hours. Looked at every hour. */
export async function sendDigests(deps: DigestDeps): Promise<void> {
  for (const reader of await digestReaders(deps.db.reader)) await sendDigest(deps, reader);
}

async function sendDigest(
  deps: DigestDeps,
  { accountId, digestSentAt }: { accountId: string; digestSentAt: number | null },
): Promise<void> {
  const { attention, config, db, doors, now } = deps;
  if (attention.isAttended(accountId)) return;
  const settings = await settingsOf(deps, accountId);
  if (digestSentAt !== null && now() - digestSentAt < everyMs[settings.digest]) return;
  if (await isQuiet(deps, accountId, settings)) return;
  const waiting = await waitingFor(deps, accountId, digestSentAt ?? 0);
  const mailbox = waiting.length > 0 ? await doors.people.mailboxOf(accountId) : undefined;
  if (!mailbox) return;
  const { origin } = new URL(config.server.public_url);
  await db.transaction(async (tx) => {
    await doors.mail.send(tx, {
      ...{ to: mailbox.email, language: mailbox.language, template: "digest" },
      data: {
        instanceName: config.instance.name,
        count: waiting.reduce((sum, { count }) => sum + count, 0),
        chats: settings.digestNamesChats ? waiting.slice(0, namedChats) : [],
        url: origin,
        settingsUrl: `${origin}/settings/notifications`,
      },
    });
    await noteDigest(tx, accountId, now());
  });
}

/** All that waits, once something has waited long enough; nothing while nothing came since the last mail. */
async function waitingFor({ doors, now }: DigestDeps, accountId: string, since: number): Promise<Waiting[]> {
  const all = await doors.conversations.conversationsFor(accountId);
  const unread = all.filter(({ unreadCount, own }) => unreadCount > 0 && !isMuted(own, now()));
  if (!unread.some(({ lastMessage }) => lastMessage !== null && lastMessage.sentAt > since)) return [];
  let isLongEnough = false;
  for (const { id, members } of unread) {
    const seenSeq = members.find((member) => member.accountId === accountId)?.seenSeq ?? 0;
    const first = await doors.conversations.firstSentAfter(accountId, id, seenSeq);
    isLongEnough ||= first !== undefined && first <= now() - digestAfterMs;
  }
  if (!isLongEnough) return [];
  const others = unread.flatMap(({ kind, members }) =>
    kind === "direct" ? members.filter((member) => member.accountId !== accountId) : [],
  );
  const people = await doors.people.byIds(others.map((member) => member.accountId));
  const nameOf = (id: string | undefined) => {
    const person = people.find((one) => one.id === id);
    return person ? `${person.firstName} ${person.lastName}`.trim() : "";
  };
  return unread.map(({ kind, name, members, unreadCount }) => ({
    name: kind === "bubble" ? name : nameOf(members.find((member) => member.accountId !== accountId)?.accountId),
    count: unreadCount,
  }));
}
