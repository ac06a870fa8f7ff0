import type { Deps } from "./search.deps.ts";
import { deleteIndex, deleteSomeShelves, givenUpIndexes, giveUpIndex } from "./search.store.ts";

/** Rows per transaction: whoever writes meanwhile does not wait for a long conversation's index to go. */
const rowsAtOnce = 200;

type ForgetDeps = Pick<Deps, "db" | "emptyLog">;

/** At once nothing is looked for in it any more; then its rows go. What a crash leaves of them the next start takes away. */
export async function forgetIndex(deps: ForgetDeps, conversationId: string): Promise<void> {
  await deps.db.transaction(async (tx) => void (await giveUpIndex(tx, conversationId)));
  await resumeForgetting(deps);
}

export async function resumeForgetting({ db, emptyLog }: ForgetDeps): Promise<void> {
  const givenUp = await givenUpIndexes(db.reader);
  for (const number of givenUp) {
    while ((await db.transaction((tx) => deleteSomeShelves(tx, number, rowsAtOnce))) === rowsAtOnce);
    await db.transaction(async (tx) => void (await deleteIndex(tx, number)));
  }
  if (givenUp.length > 0) await emptyLog();
}
