import { type ReactNode, useRef } from "react";
import type { Voice } from "../../../src/protocol/message-kinds.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { filesTexts } from "./texts.ts";
import { uploads } from "./uploads-store.ts";

/** Files go into a conversation. @param voice one of them is a recording */
export const sendFiles = (conversationId: string, files: readonly File[], voice?: Voice): void =>
  uploads().add(conversationId, files, voice);

export interface FilePicker {
  readonly label: string;
  /** Belongs somewhere into the page. */
  readonly field: ReactNode;
  readonly open: () => void;
}

/** The device's file dialogue; what is chosen is uploaded at once. */
export function useFilePicker(conversationId: string): FilePicker {
  const t = useTexts(filesTexts);
  const inputRef = useRef<HTMLInputElement>(null);
  const field = (
    <input
      ref={inputRef}
      type="file"
      multiple
      tabIndex={-1}
      aria-label={t("attach")}
      className="sr-only"
      onChange={({ target }) => {
        sendFiles(conversationId, [...(target.files ?? [])]);
        // The same file may be chosen again.
        target.value = "";
      }}
    />
  );
  return { label: t("attach"), field, open: () => inputRef.current?.click() };
}
