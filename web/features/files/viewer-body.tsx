import { type ComponentProps, lazy, Suspense, useEffect, useState } from "react";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { AfterAWhile, Button, EmptyState, Spinner } from "../../ui/index.ts";
import { addressOfBytes, addressOfPreview, isThere, saveFile } from "./file-bytes.ts";
import { FileIcon } from "./file-icon.tsx";
import { useGoneFiles } from "./gone-files.ts";
import { goneText } from "./gone-text.ts";
import { previewKind } from "./preview-kind.ts";
import { TextView } from "./text-view.tsx";
import { filesTexts } from "./texts.ts";

/** pdf.js is large: it comes when the first PDF is opened. */
const PdfView = lazy(() => import("./pdf-view.tsx"));

/** The file itself, in the way that its kind is shown. */
export function ViewerBody({ file }: { file: FileReference }) {
  const t = useTexts(filesTexts);
  const because = useGoneFiles(({ files }) => files.get(file.fileId));
  const [isBroken, setBroken] = useState(false);
  const failed = () => {
    setBroken(true);
    void isThere(file.fileId);
  };
  if (because) return <Unshown file={file} title={goneText(t, because)} />;
  if (isBroken) return <Unshown file={file} title={t("unshowable")} canSave />;
  switch (previewKind(file)) {
    case "image":
      return (
        <div className="flex min-h-0 min-w-0 flex-1 items-center justify-center p-2 sm:p-6">
          <img
            src={addressOfPreview(file.fileId)}
            alt={file.name}
            width={file.width ?? undefined}
            height={file.height ?? undefined}
            onError={failed}
            className="h-auto max-h-full w-auto max-w-full rounded-small object-contain"
          />
        </div>
      );
    case "video":
      return (
        <div className="flex min-h-0 min-w-0 flex-1 items-center justify-center bg-black p-2 pb-16 sm:px-16 sm:py-4">
          <Player as="video" file={file} onFailed={failed} className="max-h-full w-full max-w-5xl" />
        </div>
      );
    case "audio":
      return (
        <div className="flex min-w-0 flex-1 flex-col items-center justify-center gap-6 p-6">
          <FileIcon mediaType={file.mediaType} className="size-16 text-text-3" />
          <Player as="audio" file={file} onFailed={failed} className="w-full max-w-lg" />
        </div>
      );
    case "pdf":
      return (
        <Suspense fallback={<Loading />}>
          <PdfView file={file} onFailed={failed} />
        </Suspense>
      );
    case "text":
      return <TextView file={file} onFailed={failed} />;
    default:
      return <Unshown file={file} title={t("noPreview")} canSave />;
  }
}

export function Loading() {
  const t = useTexts(filesTexts);
  return (
    <div className="flex flex-1 items-center justify-center">
      <AfterAWhile>
        <Spinner />
        <span className="sr-only">{t("loadingFile")}</span>
      </AfterAWhile>
    </div>
  );
}

function Unshown({ file, title, canSave = false }: { file: FileReference; title: string; canSave?: boolean }) {
  const t = useTexts(filesTexts);
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState icon={<FileIcon mediaType={file.mediaType} className="size-6" />} title={title}>
        {canSave && <Button onClick={() => void saveFile(file)()}>{t("downloadAct")}</Button>}
      </EmptyState>
    </div>
  );
}

type PlayerProps = Pick<ComponentProps<"video">, "className"> & {
  readonly as: "audio" | "video";
  readonly file: FileReference;
  readonly onFailed: () => void;
};

/** The browser's own player: it asks for the ranges that it needs, and takes its keys from nobody. */
function Player({ as: Media, file, onFailed, className }: PlayerProps) {
  const [player, setPlayer] = useState<HTMLMediaElement | null>(null);
  // What goes on playing behind a closed dialog could not be stopped.
  useEffect(() => () => player?.pause(), [player]);
  return (
    <Media
      ref={setPlayer}
      src={addressOfBytes(file.fileId)}
      aria-label={file.name}
      controls
      preload="metadata"
      onError={onFailed}
      className={className}
    />
  );
}
