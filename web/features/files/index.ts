import { Folder } from "lucide-react";
import { socket, useConnection } from "../../api/index.ts";
import type { Self, WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { dropListed, forgetFileList, keepListed } from "./file-list.ts";
import { markGone } from "./gone-files.ts";
import { filesDoorTexts } from "./door-texts.ts";
import { closeUploads, openUploads } from "./uploads-store.ts";

const FilesPage = later(() => import("./files-page.tsx").then(({ FilesPage }) => FilesPage));

export { AttachedFileField, useAttachedFile } from "./attached-file.tsx";
export { showChatsAs } from "./chat-titles.ts";
export { DropZone } from "./drop-zone.tsx";
export { FileAttachment } from "./file-attachment.tsx";
export { sendFiles, useFilePicker } from "./file-picker.tsx";
export { PendingUploads } from "./pending-uploads.tsx";
export { whenUploaded } from "./uploads-store.ts";

/** Uploads into conversations, files in messages, one's own files. */
export const filesFeature: WebFeature = {
  sections: [
    {
      id: "files",
      href: "/files",
      icon: Folder,
      label: (language) => translator(filesDoorTexts, language)("files"),
      Main: FilesPage,
      order: 40,
    },
  ],
  start: startFiles,
  forGuests: { start: startFiles },
};

function startFiles({ id }: Self): () => void {
  const uploader = openUploads(id);
  const stops = [
    socket().onEvent("file.changed", ({ file }) => {
      uploader.heard(file);
      keepListed(file);
      if (file.state === "infected") markGone(file.fileId, "withdrawn");
    }),
    socket().onEvent("file.deleted", ({ fileId }) => {
      markGone(fileId, "deleted");
      dropListed(fileId);
    }),
    useConnection.subscribe(({ phase }, before) => {
      if (phase !== "open" || before.phase === "open") return;
      uploader.refresh();
      uploader.retryTemporary();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    closeUploads();
    forgetFileList();
  };
}
