import type { Deps } from "./notifications.deps.ts";
import { unsubscribeFromPush } from "./subscribe-to-push.ts";
import type { Subscribers } from "./subscribers.ts";
import { subscriptionsOf } from "./subscriptions.store.ts";

/** To being told by push, browser by browser: withdrawn, nothing is sent there any more. The browser asked with its own words. */
export function pushConsents(deps: Deps & { readonly subscribers: Subscribers }) {
  const own = (accountId: string) => subscriptionsOf(deps.db.reader, accountId);
  return {
    async list(accountId: string) {
      const devices = await deps.doors.people.devicesOf(accountId);
      return (await own(accountId)).map(({ id, sessionId, createdAt }) => {
        const device = devices.get(sessionId) ?? null;
        return { id, givenAt: createdAt, textVersion: null, device };
      });
    },
    async withdraw(accountId: string, id: string): Promise<boolean> {
      if (!(await own(accountId)).some((one) => one.id === id)) return false;
      await unsubscribeFromPush(deps, accountId, id);
      return true;
    },
  };
}
