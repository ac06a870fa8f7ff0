import type { PresenceDoor } from "../presence/index.ts";
import type { ConferenceState } from "./conference-state.ts";

/** Conferences make people busy for as long as they are in one, and show who presents. */
export function reportActivity(
  presence: Pick<PresenceDoor, "setActivity">,
  before: ConferenceState | undefined,
  after: ConferenceState,
): void {
  const source = (participantId: string) => `conference:${participantId}`;
  const inside = new Set(after.participants.map(({ participantId }) => participantId));
  for (const { accountId, participantId } of before?.participants ?? [])
    if (!inside.has(participantId)) presence.setActivity(accountId, source(participantId), null);
  for (const { accountId, participantId, sources } of after.participants)
    presence.setActivity(accountId, source(participantId), sources.includes("screen") ? "sharing" : "video");
}
