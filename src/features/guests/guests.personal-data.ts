import { hashed, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, owners, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { admittedGuests, guestLinks, guests } from "./guests.tables.ts";

export const guestsData: PersonalData = {
  tables: [
    declare(guestLinks, {
      ...{ whose: "members", purpose: "guests", seenBy: ["members"], key: "label:conversationId" },
      ...{ erased: "shared", restricted: "shown" },
      kept: { with: { conversationId: "conversation" }, by: "members" },
      columns: {
        conversationId: "id",
        token: sealed("credential", { exported: "secret" }),
        tokenHash: hashed(),
        createdBy: "relation",
        createdAt: "time",
        expiresAt: "time",
        uses: "count",
        maxUses: "setting",
        maxGuests: "setting",
        hasWaitingRoom: "setting",
      },
    }),
    declare(guests, {
      ...{ whose: "guest", purpose: "guests", seenBy: ["members"], key: "person:id", erased: "key" },
      kept: { with: { id: "person" }, days: 1, after: "createdAt" },
      columns: {
        id: "id",
        conversationId: "relation",
        name: sealed("name"),
        tokenHash: hashed(),
        language: "setting",
        state: "state",
        createdAt: "time",
      },
    }),
    declare(admittedGuests, {
      ...{ whose: "guest", purpose: "guests", seenBy: ["members"], erased: "shared", restricted: "shown" },
      kept: { with: { conversationId: "conversation" } },
      columns: { id: "id", conversationId: "relation" },
    }),
  ],
  owners: [owners("person", guests, "id"), owners("session", guests, "id")],
};
