import { Download, FileX } from "lucide-react";
import { type MouseEvent, useState } from "react";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import { downloadFile, getFile } from "../../../src/protocol/files.ts";
import { addressOf, asFailure, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { toastFailure } from "../../ui/index.ts";
import { FileIcon } from "./file-icon.tsx";
import { markGone, useGoneFiles } from "./gone-files.ts";
import { ImageDialog } from "./image-dialog.tsx";
import { previewBox } from "./preview-box.ts";
import { filesTexts } from "./texts.ts";

/** A file in a message: an image with its size known beforehand, else a card; or the word that it is gone. */
export function FileAttachment({ file }: { file: FileReference }) {
  const t = useTexts(filesTexts);
  const isGone = useGoneFiles(({ ids }) => ids.has(file.fileId));
  const [hasPreview, setPreview] = useState(file.width !== null && file.height !== null);
  if (isGone)
    return (
      <p className="flex items-center gap-2 rounded-medium bg-surface-2 p-2.5 text-text-2">
        <FileX aria-hidden="true" className="size-5 shrink-0" />
        {t("gone")}
      </p>
    );
  if (hasPreview) return <ImagePreview file={file} onFailed={() => setPreview(false)} />;
  return <FileCard file={file} />;
}

const addressOfBytes = (fileId: string) => addressOf(downloadFile, { params: { fileId } });
const addressOfPreview = (fileId: string) => addressOf(downloadFile, { params: { fileId }, query: { preview: "1" } });

/** Whether the server still has it; says what is the matter when not. */
async function isThere(fileId: string): Promise<boolean> {
  try {
    await call(getFile, { params: { fileId } });
    return true;
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code === "files.not_found") markGone(fileId);
    toastFailure(failure);
    return false;
  }
}

/** A failed download would save the server's refusal under the file's name: asked first. */
export function saveFile(file: Pick<FileReference, "fileId" | "name">) {
  return async (event: MouseEvent) => {
    event.preventDefault();
    if (!(await isThere(file.fileId))) return;
    const link = document.createElement("a");
    link.href = addressOfBytes(file.fileId);
    link.download = file.name;
    link.click();
  };
}

function FileCard({ file }: { file: FileReference }) {
  const t = useTexts(filesTexts);
  const format = useFormat();
  return (
    <a
      href={addressOfBytes(file.fileId)}
      download={file.name}
      onClick={(event) => void saveFile(file)(event)}
      className="touch focus-ring flex max-w-80 items-center gap-3 rounded-medium bg-surface-2 p-2.5 hover:bg-surface-1"
    >
      <FileIcon mediaType={file.mediaType} className="size-6 shrink-0 text-text-2" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium">
          {file.name}
        </span>
        <span className="block text-sm text-text-3">{format.size(file.sizeBytes)}</span>
      </span>
      <span className="sr-only">{t("downloadAct")}</span>
      <Download aria-hidden="true" className="size-4 shrink-0 text-text-3" />
    </a>
  );
}

function ImagePreview({ file, onFailed }: { file: FileReference; onFailed: () => void }) {
  const t = useTexts(filesTexts);
  const [isOpen, setOpen] = useState(false);
  const box = previewBox(file.width ?? 1, file.height ?? 1);
  const failed = () => {
    onFailed();
    // A picture's error does not say why: gone, or just no preview.
    call(getFile, { params: { fileId: file.fileId } }).catch((thrown: unknown) => {
      if (asFailure(thrown).code === "files.not_found") markGone(file.fileId);
    });
  };
  return (
    <>
      <button
        type="button"
        aria-label={t("show", { name: file.name })}
        onClick={() => setOpen(true)}
        className="focus-ring block max-w-full cursor-zoom-in overflow-hidden rounded-medium bg-surface-3"
        style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
      >
        <img
          src={addressOfPreview(file.fileId)}
          alt={file.name}
          width={box.width}
          height={box.height}
          loading="lazy"
          decoding="async"
          onError={failed}
          className="size-full object-cover"
        />
      </button>
      {isOpen && (
        <ImageDialog
          file={file}
          address={addressOfPreview(file.fileId)}
          onSave={saveFile(file)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
