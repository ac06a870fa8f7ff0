import { type ChangeEvent, type ReactNode, useRef } from "react";
import type { Voice } from "../../../src/protocol/message-kinds.ts";
import { useMedia } from "../../app/use-media.ts";
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
  /** Opens the camera; undefined where there is none to be opened so (a computer's is behind the file dialogue). */
  readonly camera: { readonly label: string; readonly open: () => void } | undefined;
}

/** The device's file dialogue; what is chosen is uploaded at once. */
export function useFilePicker(conversationId: string): FilePicker {
  const t = useTexts(filesTexts);
  const inputRef = useRef<HTMLInputElement>(null);
  const cameraRef = useRef<HTMLInputElement>(null);
  const isHandheld = useMedia("(pointer: coarse)");
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    sendFiles(conversationId, [...(target.files ?? [])]);
    // The same file may be chosen again.
    target.value = "";
  };
  const common = { type: "file", tabIndex: -1, className: "sr-only", onChange };
  const field = (
    <>
      <input ref={inputRef} {...common} multiple aria-label={t("attach")} />
      {isHandheld && (
        <input ref={cameraRef} {...common} accept="image/*" capture="environment" aria-label={t("takePhoto")} />
      )}
    </>
  );
  const camera = { label: t("takePhoto"), open: () => cameraRef.current?.click() };
  return {
    ...{ label: t("attach"), field },
    open: () => inputRef.current?.click(),
    camera: isHandheld ? camera : undefined,
  };
}
