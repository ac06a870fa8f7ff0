import { Download, Eye, FileX, Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { IconButton } from "../../ui/index.ts";
import { addressOfBytes, addressOfPreview, isThere, saveFile } from "./file-bytes.ts";
import { FileIcon } from "./file-icon.tsx";
import { useGoneFiles } from "./gone-files.ts";
import { goneText } from "./gone-text.ts";
import { previewBox } from "./preview-box.ts";
import { previewKind } from "./preview-kind.ts";
import { filesTexts } from "./texts.ts";
import { filesOnPage, openViewer, showOnPage } from "./viewer-store.ts";

/** A file in a message: an image with its size known beforehand, else a card; or the word that it is gone. */
export function FileAttachment({ file }: { file: FileReference }) {
  const t = useTexts(filesTexts);
  const because = useGoneFiles(({ files }) => files.get(file.fileId));
  const [isBroken, setBroken] = useState(false);
  if (because)
    return (
      <p className="flex items-center gap-2 rounded-medium bg-surface-2 p-2.5 text-text-2">
        <FileX aria-hidden="true" className="size-5 shrink-0" />
        {goneText(t, because)}
      </p>
    );
  const kind = isBroken ? undefined : previewKind(file);
  if (kind === "image") return <ImagePreview file={file} onFailed={() => setBroken(true)} />;
  return kind ? <ShownCard file={file} isPlayed={kind === "audio" || kind === "video"} /> : <SavedCard file={file} />;
}

const card =
  "touch focus-ring flex min-w-0 flex-1 items-center gap-3 rounded-medium p-2.5 text-start hover:bg-surface-1";

/** Opens here; the download is a button of its own. */
function ShownCard({ file, isPlayed }: { file: FileReference; isPlayed: boolean }) {
  const t = useTexts(filesTexts);
  const Icon = isPlayed ? Play : Eye;
  const ref = useOnPage<HTMLDivElement>(file);
  return (
    <div ref={ref} className="flex max-w-80 items-center rounded-medium bg-surface-2">
      <button type="button" onClick={() => openViewer(file, filesOnPage())} className={card}>
        <span className="sr-only">{t("showAct")}</span>
        <CardText file={file} />
        <Icon aria-hidden="true" className="size-4 shrink-0 text-text-3" />
      </button>
      <IconButton
        label={t("download", { name: file.name })}
        icon={<Download aria-hidden="true" className="size-4" />}
        onClick={(event) => void saveFile(file)(event)}
      />
    </div>
  );
}

function SavedCard({ file }: { file: FileReference }) {
  const t = useTexts(filesTexts);
  return (
    <a
      href={addressOfBytes(file.fileId)}
      download={file.name}
      onClick={(event) => void saveFile(file)(event)}
      className={`${card} max-w-80 bg-surface-2`}
    >
      <CardText file={file} />
      <span className="sr-only">{t("downloadAct")}</span>
      <Download aria-hidden="true" className="size-4 shrink-0 text-text-3" />
    </a>
  );
}

function CardText({ file: { name, mediaType, sizeBytes } }: { file: FileReference }) {
  const format = useFormat();
  return (
    <>
      <FileIcon mediaType={mediaType} className="size-6 shrink-0 text-text-2" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium">
          {name}
        </span>
        <span className="block text-sm text-text-3">{format.size(sizeBytes)}</span>
      </span>
    </>
  );
}

/** Those beside it on the page can be leafed to. */
function useOnPage<E extends Element>(file: FileReference) {
  const ref = useRef<E>(null);
  useEffect(() => (ref.current ? showOnPage(ref.current, file) : undefined), [file]);
  return ref;
}

function ImagePreview({ file, onFailed }: { file: FileReference; onFailed: () => void }) {
  const t = useTexts(filesTexts);
  const ref = useOnPage<HTMLButtonElement>(file);
  const box = previewBox(file.width ?? 1, file.height ?? 1);
  const failed = () => {
    onFailed();
    void isThere(file.fileId);
  };
  return (
    <button
      ref={ref}
      type="button"
      aria-label={t("show", { name: file.name })}
      onClick={() => openViewer(file, filesOnPage())}
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
  );
}
