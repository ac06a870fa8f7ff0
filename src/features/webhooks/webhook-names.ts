import type { Platform } from "../../platform/platform.ts";
import type { Person } from "../../protocol/directory.ts";
import { bubbleKey, openIncomingName } from "./seal-webhook.ts";
import type { WebhookDoors } from "./webhooks.deps.ts";
import { incomingAmong } from "./webhooks.store.ts";

/** The names of programs that write into bubbles, for who is in those. */
export const webhookNames = ({
  db,
  keys,
  roleIn,
}: Pick<Platform, "db" | "keys"> & Pick<WebhookDoors["conversations"], "roleIn">) => ({
  async knownTo(viewerId: string, ids: readonly string[]): Promise<Person[]> {
    const people: Person[] = [];
    for (const row of await incomingAmong(db.reader, ids)) {
      if ((await roleIn(row.conversationId, viewerId)) === undefined) continue;
      const firstName = openIncomingName(await bubbleKey(keys, row.conversationId), row);
      people.push({
        ...{ id: row.id, firstName, lastName: "", isGuest: false, isProgram: true, isDeleted: false },
        ...{ companyName: null, jobTitle: null, department: null, avatar: null },
      });
    }
    return people;
  },
});
