import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, owners, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { fileGrants, files } from "./files.tables.ts";

export const filesData: PersonalData = {
  tables: [
    declare(files, {
      ...{ whose: "person", purpose: "files", seenBy: ["self", "members"], key: "person:ownerId", erased: "key" },
      kept: { with: { ownerId: "person" }, by: "owner" },
      columns: {
        id: "id",
        ownerId: "id",
        name: sealed("content"),
        mediaType: "state",
        sizeBytes: "count",
        width: "count",
        height: "count",
        state: "state",
        attempts: "technical",
        arrivedAt: "time",
        scannedWith: "technical",
        createdAt: "time",
      },
    }),
    declare(fileGrants, {
      ...{ whose: "members", purpose: "files", seenBy: ["members"] },
      kept: { with: { fileId: "file", conversationId: "conversation" }, by: "members" },
      columns: { fileId: "id", conversationId: "relation", seq: "technical", isRecording: "state" },
    }),
  ],
  owners: [owners("file", files, "id")],
  blobs: [
    {
      ...{ name: "file", whose: "person", purpose: "files", basis: "contract", category: "content" },
      seenBy: ["self", "members"],
    },
  ],
};
