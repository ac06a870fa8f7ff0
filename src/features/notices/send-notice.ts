import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { Db } from "../../platform/storage/database.ts";
import type { Notice, NoticeTexts } from "../../protocol/function-mails.ts";
import type { NoticesDeps } from "./notices.deps.ts";
import { findNotice, insertNoticeOnce, newestNotices, noteDone, noteQueued, objectorsAmong } from "./notices.store.ts";
import { unsubscribeLinks } from "./unsubscribe-link.ts";

const subject = "system:notices";
/** So many mails are queued in one transaction. */
const atOnce = 50;

const placeOf = (id: string) => ({ table: "notices", column: "texts", row: id });

/** Written down and audited; queueing the mails follows the commit, and goes on after a crash. */
export async function sendNotice(
  { audit, db, facts, keys, now }: NoticesDeps,
  operatorId: string,
  { id, texts }: { readonly id: string; readonly texts: NoticeTexts },
): Promise<void> {
  const sealed = sealJson(await keys.create(subject), placeOf(id), texts);
  await db.transaction(async (tx) => {
    if (!(await insertNoticeOnce(tx, { id, texts: sealed, writtenAt: now() }))) return;
    await audit.record(tx, { act: "notices.sent", actorId: operatorId, companyId: null, subjectId: id });
    await facts.record(tx, "notice.written", { noticeId: id }, { scope: `account:${operatorId}` });
  });
}

/** Puts a mail into the queue for everybody who may get one, page by page; each page says how far it came. */
export async function queueNotice(deps: NoticesDeps, noticeId: string): Promise<void> {
  const { accounts, config, db, keys, mail, now } = deps;
  const notice = await findNotice(db.reader, noticeId);
  if (!notice || notice.doneAt !== null) return;
  const texts = openJson(await keys.get(subject), placeOf(noticeId), notice.texts);
  const ids = (await accounts.people.allIds()).filter((id) => id > notice.queuedThrough).toSorted();
  for (let start = 0; start < ids.length; start += atOnce) {
    const page = ids.slice(start, start + atOnce);
    const boxes = new Map<string, NonNullable<Awaited<ReturnType<typeof accounts.people.mailboxOf>>>>();
    for (const id of page) {
      const box = await accounts.people.mailboxOf(id);
      if (box) boxes.set(id, box);
    }
    await db.transaction(async (tx) => {
      let count = 0;
      // Asked inside: whoever objected or went before this commit gets none, whoever does after it has theirs withdrawn.
      for (const id of await recipientsAmong(deps, tx, page)) {
        const box = boxes.get(id);
        if (!box) continue;
        const { oneClick, page: url } = unsubscribeLinks(deps, id);
        const data = { ...texts[box.language], instanceName: config.instance.name, url };
        await mail.send(tx, {
          ...{ to: box.email, language: box.language, template: "notice", data },
          optional: { accountId: id, unsubscribeUrl: oneClick },
        });
        count += 1;
      }
      await noteQueued(tx, noticeId, page.at(-1) ?? "", count);
    });
  }
  await db.transaction((tx) => noteDone(tx, noticeId, now()));
}

/** Without who objected, is kept out, restricted or gone. */
async function recipientsAmong({ accounts }: NoticesDeps, db: Db, ids: readonly string[]): Promise<string[]> {
  const [away, objectors] = [await accounts.people.awayAmong(ids, db), await objectorsAmong(db, ids)];
  return ids.filter((id) => !away.has(id) && !objectors.has(id));
}

/** How many people a notice would go to now. */
export async function countReachable(deps: NoticesDeps): Promise<number> {
  const ids = await deps.accounts.people.allIds();
  const slice = 500;
  let count = 0;
  for (let start = 0; start < ids.length; start += slice)
    count += (await recipientsAmong(deps, deps.db.reader, ids.slice(start, start + slice))).length;
  return count;
}

export async function listNotices({ db, keys }: NoticesDeps): Promise<Notice[]> {
  const key = await keys.create(subject);
  return (await newestNotices(db.reader)).map(({ id, texts, writtenAt, recipients, doneAt }) => ({
    ...{ id, writtenAt, recipients, isDone: doneAt !== null },
    texts: openJson(key, placeOf(id), texts),
  }));
}
