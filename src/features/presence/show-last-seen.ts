import { lastSeenTextVersion } from "../../protocol/consents.ts";
import type { OwnPresence } from "../../protocol/presence.ts";
import type { People } from "./people.ts";
import type { PresenceDeps } from "./presence.deps.ts";
import { settingsOf } from "./presence.store.ts";

/** Whether others see when somebody was last here. What is not to be shown is not kept either. */
export const showLastSeen = (
  { people, now }: { readonly people: People; readonly now: () => number },
  accountId: string,
  showsLastSeen: boolean,
): Promise<OwnPresence> =>
  people.changeSettings(accountId, (settings) => ({
    ...settings,
    showsLastSeen,
    showsLastSeenSince: showsLastSeen
      ? (settings.showsLastSeenSince ?? { at: now(), textVersion: lastSeenTextVersion })
      : undefined,
    lastSeenAt: showsLastSeen ? settings.lastSeenAt : null,
  }));

/** That consent, of which there is one at most. */
export function lastSeenConsents(deps: PresenceDeps & { readonly people: People }) {
  const list = async (accountId: string) => {
    const settings = (await settingsOf(deps.db.reader, deps.keys, [accountId])).get(accountId);
    if (!settings?.showsLastSeen) return [];
    const { at = null, textVersion = null } = settings.showsLastSeenSince ?? {};
    return [{ id: "lastSeen", givenAt: at, textVersion }];
  };
  return {
    list,
    async withdraw(accountId: string, id: string): Promise<boolean> {
      if (!(await list(accountId)).some((one) => one.id === id)) return false;
      await showLastSeen(deps, accountId, false);
      return true;
    },
  };
}
