import type { MouseEvent } from "react";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import { downloadFile, getFile } from "../../../src/protocol/files.ts";
import { addressOf, asFailure, call } from "../../api/index.ts";
import { toastFailure } from "../../ui/index.ts";
import { markGone } from "./gone-files.ts";

export const addressOfBytes = (fileId: string) => addressOf(downloadFile, { params: { fileId } });
export const addressOfPreview = (fileId: string) =>
  addressOf(downloadFile, { params: { fileId }, query: { preview: "1" } });

/** Asks how a file stands whose bytes did not come: a picture's error does not say why. @returns false when it is gone */
export async function isThere(fileId: string, tell = false): Promise<boolean> {
  try {
    const { state } = await call(getFile, { params: { fileId } });
    if (state !== "infected") return true;
    markGone(fileId, "withdrawn");
    return false;
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code === "files.not_found") markGone(fileId, "deleted");
    if (tell) toastFailure(failure);
    return false;
  }
}

/** A failed download would save the server's refusal under the file's name: asked first. */
export function saveFile(file: Pick<FileReference, "fileId" | "name">) {
  return async (event?: MouseEvent) => {
    event?.preventDefault();
    if (!(await isThere(file.fileId, true))) return;
    const link = document.createElement("a");
    link.href = addressOfBytes(file.fileId);
    link.download = file.name;
    link.click();
  };
}
