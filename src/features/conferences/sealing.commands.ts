import type { Host } from "../../platform/platform.ts";
import { findParticipant } from "./conference-state.ts";
import { selfIn } from "./conferences.commands.ts";
import type { LiveConferences } from "./live-conferences.ts";

/** Keys between the devices inside, sealed for one each: they are passed on, and neither read nor kept. */
export function commandSealing(host: Host, live: LiveConferences): void {
  host.command("conference.handKeys", async ({ conferenceId, boxes }, device) => {
    const conference = live.get(conferenceId);
    const { participantId: from } = selfIn(conference, device.socketId);
    for (const { to, box } of boxes) {
      const receiver = conference && findParticipant(conference, to);
      // Whoever has left meanwhile needs none.
      if (receiver && to !== from) live.tell(receiver, { type: "conference.keyHanded", conferenceId, from, box });
    }
  });

  host.command("conference.askKey", async ({ conferenceId, of }, device) => {
    const conference = live.get(conferenceId);
    const { participantId: from } = selfIn(conference, device.socketId);
    const sender = conference && findParticipant(conference, of);
    if (sender && of !== from) live.tell(sender, { type: "conference.keyAsked", conferenceId, from });
  });
}
