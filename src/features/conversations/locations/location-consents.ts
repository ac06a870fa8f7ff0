import { locationTextVersion } from "../../../protocol/consents.ts";
import type { Deps } from "../conversations.deps.ts";
import { locationLastsMs } from "./location-keys.ts";

/** Each position that somebody shares is a consent of its own, which ends by itself; withdrawn, nobody opens it any more. */
export function locationConsents({ locationKeys }: Pick<Deps, "locationKeys">) {
  const own = (accountId: string) => locationKeys.of(accountId);
  return {
    list: async (accountId: string) =>
      own(accountId).map(({ id, expiresAt }) => ({
        ...{ id, givenAt: expiresAt - locationLastsMs, textVersion: locationTextVersion },
      })),
    async withdraw(accountId: string, id: string): Promise<boolean> {
      if (!own(accountId).some((one) => one.id === id)) return false;
      locationKeys.forget(id);
      return true;
    },
  };
}
