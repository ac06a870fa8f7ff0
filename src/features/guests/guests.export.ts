import { z } from "zod";
import { type ExportPart, unlessRefused } from "../../platform/exporting/export-part.ts";
import { listConversations } from "../../protocol/conversations.ts";
import { getGuestAccess, guestLink } from "../../protocol/guests.ts";
import { id } from "../../protocol/primitives.ts";

/** Of bubbles that the person tends; the address itself opens a door and is no part of it, nor is who came through. */
const guestLinks: ExportPart = {
  name: "guest-links",
  tables: ["guest_links"],
  schema: () =>
    z.object({ guestLinks: z.array(z.object({ conversationId: id, link: guestLink.omit({ url: true }) })) }),
  async read(ask) {
    const { conversations } = await ask(listConversations);
    const guestLinks = [];
    for (const { id: conversationId, kind } of conversations) {
      if (kind !== "bubble") continue;
      const access = await ask(getGuestAccess, { params: { conversationId } }).catch(unlessRefused);
      if (!access?.link) continue;
      const { url: _, ...link } = access.link;
      guestLinks.push({ conversationId, link });
    }
    return { guestLinks };
  },
};

export const guestsExport = [guestLinks];
