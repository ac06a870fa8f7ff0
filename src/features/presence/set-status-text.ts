import { maxStatusMs, type OwnPresence, type StatusText } from "../../protocol/presence.ts";
import type { People } from "./people.ts";
import { statusEmpty, statusEnd } from "./presence.errors.ts";

/** Puts a few words beneath somebody's name, or takes them away. Others see it once the person is to be seen. */
export async function setStatusText(
  { people, now }: { people: People; now: () => number },
  accountId: string,
  status: StatusText | null,
): Promise<OwnPresence> {
  if (status !== null) {
    const { until } = status;
    if (status.text === "" && status.emoji === null) throw statusEmpty();
    if (until !== null && (until <= now() || until > now() + maxStatusMs)) throw statusEnd();
  }
  return people.changeSettings(accountId, (settings) => ({ ...settings, status }));
}
