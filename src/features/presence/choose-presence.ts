import type { OwnPresence, PresenceChoice } from "../../protocol/presence.ts";
import type { People } from "./people.ts";
import type { PresenceDoors } from "./presence.deps.ts";

/** Chooses a presence by hand (S15): on all devices and over restarts, until it is changed. */
export async function choosePresence(
  { people, doors }: { people: People; doors: Pick<PresenceDoors, "plans"> },
  accountId: string,
  choice: PresenceChoice,
): Promise<OwnPresence> {
  // Going back to what Iris sees by itself is always open.
  if (choice !== "automatic") await doors.plans.require(accountId, "manualPresence");
  return people.changeSettings(accountId, (settings) => {
    const { status, showsLastSeen } = settings;
    const shown = choice === "invisible" ? (settings.shown ?? { status, showsLastSeen }) : null;
    return { ...settings, choice, shown };
  });
}
