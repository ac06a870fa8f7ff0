import { Paperclip, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import { deleteFile, getFile } from "../../../src/protocol/files.ts";
import { call, socket } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, IconButton } from "../../ui/index.ts";
import { FileIcon } from "./file-icon.tsx";
import { UploadRow } from "./pending-uploads.tsx";
import { sendBytes } from "./send-bytes.ts";
import { filesTexts } from "./texts.ts";
import type { Upload } from "./upload-state.ts";
import { Uploader } from "./uploader.ts";

const remove = async (fileId: string) => void (await call(deleteFile, { params: { fileId } }));
/** What is chosen in a dialog goes with the dialog. */
const nothingKept = {
  keep: async () => {},
  find: async () => undefined,
  forget: async () => {},
  forgetAll: async () => {},
};

export interface AttachedFile {
  readonly file: FileReference | null;
  readonly pending: Upload | undefined;
  readonly uploader: Uploader;
  readonly choose: (file: File) => void;
  readonly drop: () => void;
  /** Nothing came of it: what was uploaded for it is deleted again. */
  readonly giveUp: () => void;
}

/** One file for something that is not sent yet; uploaded and checked before. */
export function useAttachedFile(initial: FileReference | null): AttachedFile {
  const [file, setFile] = useState(initial);
  const [pending, setPending] = useState<Upload>();
  const [uploader] = useState(
    () =>
      new Uploader({
        ...{ send: sendBytes, bytes: nothingKept, remove, keep: () => {}, now: Date.now },
        find: (fileId) => call(getFile, { params: { fileId } }),
        onReady: (ready) => setFile(ready.file),
        onChange: ([upload]) => setPending(upload),
      }),
  );
  useEffect(() => socket().onEvent("file.changed", (event) => uploader.heard(event.file)), [uploader]);
  const giveUp = () => {
    if (pending) uploader.cancel(pending.id);
    if (file && file.fileId !== initial?.fileId) void remove(file.fileId).catch(() => {});
  };
  return {
    ...{ file, pending, uploader, giveUp },
    choose: (chosen) => {
      giveUp();
      setFile(null);
      uploader.add("", [chosen]);
    },
    drop: () => {
      giveUp();
      setFile(null);
    },
  };
}

/** The file with its ×, or how far it is, or what chooses one. */
export function AttachedFileField({ attached }: { attached: AttachedFile }) {
  const t = useTexts(filesTexts);
  const format = useFormat();
  const inputRef = useRef<HTMLInputElement>(null);
  const { file, pending, uploader } = attached;
  if (pending)
    return (
      <ul aria-label={t("pending")}>
        <UploadRow upload={pending} uploader={uploader} />
      </ul>
    );
  if (file)
    return (
      <div className="flex items-center gap-3 rounded-medium bg-surface-3 p-2.5">
        <FileIcon mediaType={file.mediaType} className="size-5 shrink-0 text-text-2" />
        <span dir="auto" className="min-w-0 flex-1 truncate font-medium">
          {file.name}
        </span>
        <span className="shrink-0 text-sm text-text-3 tabular-nums">{format.size(file.sizeBytes)}</span>
        <IconButton
          label={t("detach", { name: file.name })}
          icon={<X aria-hidden="true" className="size-4" />}
          size="small"
          onClick={attached.drop}
        />
      </div>
    );
  return (
    <div>
      <input
        ref={inputRef}
        type="file"
        tabIndex={-1}
        aria-label={t("attachOne")}
        className="sr-only"
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) attached.choose(chosen);
          target.value = "";
        }}
      />
      <Button
        size="small"
        icon={<Paperclip aria-hidden="true" className="size-4" />}
        onClick={() => inputRef.current?.click()}
      >
        {t("attachOne")}
      </Button>
    </div>
  );
}
