import type { Deps } from "./conversations.deps.ts";
import { conversationIdsOf } from "./conversations.store.ts";
import { countAll, countSaidIn } from "./removal.store.ts";
import { fateOf, type Leaver } from "./remove-person.ts";

/** What becomes of somebody's conversations when they go, in numbers, and which ones end. */
export async function previewRemoval(deps: Deps, leaver: Leaver) {
  const { db, rosters } = deps;
  const { accountId } = leaver;
  const counts = { chatsStaying: 0, chatsEnding: 0, bubblesLeft: 0, bubblesInherited: 0, bubblesEnding: 0 };
  const [staying, ending]: [string[], string[]] = [[], []];
  for (const conversationId of await conversationIdsOf(db.reader, accountId)) {
    const roster = await rosters.findFor(accountId, conversationId);
    if (!roster) continue;
    const fate = await fateOf(deps, roster, leaver);
    (fate.is === "ends" ? ending : staying).push(conversationId);
    if (roster.kind === "direct") counts[fate.is === "ends" ? "chatsEnding" : "chatsStaying"] += 1;
    else if (fate.is === "ends") counts.bubblesEnding += 1;
    else counts[fate.is === "goesOn" && fate.heirId !== undefined ? "bubblesInherited" : "bubblesLeft"] += 1;
  }
  return {
    ...counts,
    messagesStaying: await countSaidIn(db.reader, staying, accountId),
    messagesEnding: await countAll(db.reader, ending),
    conversationIds: [...staying, ...ending],
  };
}
