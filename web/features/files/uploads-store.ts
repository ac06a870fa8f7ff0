import { create } from "zustand";
import { deleteFile, getFile } from "../../../src/protocol/files.ts";
import { call } from "../../api/index.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { announce } from "../../ui/index.ts";
import { keptBytes } from "./kept-bytes.ts";
import { sendBytes } from "./send-bytes.ts";
import { filesDoorTexts } from "./door-texts.ts";
import type { Upload } from "./upload-state.ts";
import { type ReadyFile, Uploader } from "./uploader.ts";

const useUploadsStore = create<{ uploads: readonly Upload[] }>(() => ({ uploads: [] }));

let uploader: Uploader | undefined;
let onReady: (ready: ReadyFile) => void = () => {};

/** Set by conversations: what becomes of a file that may be sent. */
export const whenUploaded = (handler: (ready: ReadyFile) => void): void => {
  onReady = handler;
};

export const uploads = (): Uploader => {
  if (!uploader) throw new Error("Nobody is signed in");
  return uploader;
};

/** What is on its way into a conversation. */
export function useUploads(conversationId: string): readonly Upload[] {
  const all = useUploadsStore((state) => state.uploads);
  return all.filter((upload) => upload.conversationId === conversationId);
}

const keyOf = (accountId: string) => `iris.uploads.${accountId}`;

export function openUploads(accountId: string): Uploader {
  uploader = new Uploader({
    send: sendBytes,
    bytes: keptBytes,
    find: (fileId) => call(getFile, { params: { fileId } }),
    remove: async (fileId) => void (await call(deleteFile, { params: { fileId } })),
    onReady: (ready) => onReady(ready),
    onChange: (now) => {
      announceChanges(useUploadsStore.getState().uploads, now);
      useUploadsStore.setState({ uploads: now });
    },
    keep: (kept) => {
      if (kept.length > 0) localStorage.setItem(keyOf(accountId), JSON.stringify(kept));
      else localStorage.removeItem(keyOf(accountId));
    },
    now: Date.now,
  });
  void uploader.restore(keptOf(accountId));
  return uploader;
}

export function closeUploads(): void {
  uploader?.close();
  uploader = undefined;
}

function keptOf(accountId: string): Upload[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(accountId)) ?? "[]");
    return Array.isArray(kept) ? (kept as Upload[]) : [];
  } catch {
    return [];
  }
}

/** Screen readers hear what changes how long one waits, not every percent. */
function announceChanges(before: readonly Upload[], now: readonly Upload[]): void {
  const t = translator(filesDoorTexts, currentLanguage());
  for (const { id, name, state } of now) {
    const known = before.find((upload) => upload.id === id);
    if (known?.state.kind === state.kind) continue;
    if (state.kind === "waiting") announce(t("announcedWaiting", { name }));
    if (state.kind === "refused" || state.kind === "failed") announce(t("announcedRefused", { name }));
  }
}
