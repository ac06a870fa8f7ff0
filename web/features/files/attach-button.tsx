import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { IconButton, LockedIconButton, useLock } from "../../ui/index.ts";
import { filesTexts } from "./texts.ts";
import { uploads } from "./uploads-store.ts";

/** Opens the device's file dialogue; what is chosen is uploaded at once. */
export function AttachButton({ conversationId }: { conversationId: string }) {
  const t = useTexts(filesTexts);
  const inputRef = useRef<HTMLInputElement>(null);
  const lock = useLock("files");
  const icon = <Paperclip aria-hidden="true" className="size-5" />;
  if (lock !== null)
    return <LockedIconButton label={t("attach")} because={lock} icon={icon} className="rounded-[12px]" />;
  return (
    <>
      <input
        ref={inputRef}
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t("attach")}
        className="sr-only"
        onChange={({ target }) => {
          uploads().add(conversationId, [...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = "";
        }}
      />
      <IconButton
        label={t("attach")}
        icon={icon}
        onClick={() => inputRef.current?.click()}
        className="rounded-[12px]"
      />
    </>
  );
}
