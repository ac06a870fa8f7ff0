import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { searchIndexes, searchShelves } from "./search.tables.ts";

const ofWords = {
  ...({ whose: "members", purpose: "search", seenBy: ["program"], erased: "shared", restricted: "shown" } as const),
  ...({ exported: "derived", key: "conversation:*" } as const),
};

export const searchData: PersonalData = {
  tables: [
    declare(searchIndexes, {
      ...{ ...ofWords, kept: { with: { conversationId: "conversation" }, by: "program" } },
      columns: {
        number: "id",
        conversationId: "relation",
        throughSeq: "technical",
        middleSeq: "technical",
        oldSeq: "technical",
        throughAt: "time",
        middleAt: "time",
        oldAt: "time",
        version: "technical",
      },
    }),
    declare(searchShelves, {
      ...{ ...ofWords, kept: { by: "program" } },
      columns: { place: "id", keyVersion: "technical", parts: sealed("content") },
    }),
  ],
};
