import type { NoticesDeps } from "./notices.deps.ts";
import { deleteObjection, insertObjectionOnce } from "./notices.store.ts";

/** From the commit on nobody is mailed about functions any more; what still waits in the queue goes with it. */
export async function object(
  { accounts, audit, db, mail, now }: NoticesDeps,
  accountId: string,
  by: "settings" | "link",
): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await accounts.restrictions.of(accountId, tx);
    if (!person || !(await insertObjectionOnce(tx, { accountId, objectedAt: now() }))) return;
    await mail.withdraw(tx, accountId);
    const { companyId } = person;
    await audit.record(tx, {
      ...{ act: "notices.objected", actorId: accountId, companyId, subjectId: accountId },
      detail: { by },
    });
  });
}

export async function allow({ accounts, audit, db }: NoticesDeps, accountId: string): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await deleteObjection(tx, accountId))) return;
    const companyId = await accounts.people.companyOf(accountId, tx);
    await audit.record(tx, { act: "notices.allowed", actorId: accountId, companyId, subjectId: accountId });
  });
}
