import { Download, Folder, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import type { FileState, File as StoredFile } from "../../../src/protocol/files.ts";
import { useTitle } from "../../app/window-title.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, cx, EmptyState, IconButton, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { DeleteDialog } from "./delete-dialog.tsx";
import { saveFile } from "./file-attachment.tsx";
import { FileIcon } from "./file-icon.tsx";
import { olderFiles, refreshFileList, useFileList } from "./file-list.ts";
import { filesTexts } from "./texts.ts";

/** One's own files, newest first, and the space they take. */
export function FilesPage() {
  const t = useTexts(filesTexts);
  const format = useFormat();
  const { files, usedBytes, hasMore, failure } = useFileList();
  const [isLoading, setLoading] = useState(false);
  const [deleting, setDeleting] = useState<StoredFile>();
  useTitle(t("files"));
  useEffect(() => void refreshFileList(), []);

  const showOlder = async () => {
    setLoading(true);
    await olderFiles();
    setLoading(false);
  };
  return (
    <section aria-label={t("files")} className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-2xl flex-1 flex-col px-2 py-4 sm:px-6">
        <header className="flex items-baseline justify-between gap-4 px-3 pb-3">
          <h1 className="font-semibold text-lg">{t("files")}</h1>
          {files && <p className="text-sm text-text-2 tabular-nums">{t("used", { size: format.size(usedBytes) })}</p>}
        </header>
        {failure && <LoadFailed failure={failure} onRetry={() => void refreshFileList()} />}
        {!files && !failure && <SkeletonList />}
        {files?.length === 0 && (
          <EmptyState icon={<Folder className="size-6" />} title={t("filesEmpty")}>
            {t("filesEmptyDetail")}
          </EmptyState>
        )}
        <ul className="flex flex-col">
          {files?.map((file) => (
            <FileRow key={file.fileId} file={file} onDelete={() => setDeleting(file)} />
          ))}
        </ul>
        {hasMore && (
          <Button className="mt-3 self-center" isBusy={isLoading} onClick={() => void showOlder()}>
            {t("older")}
          </Button>
        )}
      </div>
      {deleting && <DeleteDialog file={deleting} onClose={() => setDeleting(undefined)} />}
    </section>
  );
}

const stateTexts = {
  uploading: "stateUploading",
  scanning: "stateScanning",
  waiting: "stateWaiting",
  infected: "stateInfected",
  unscannable: "stateUnscannable",
  protected: "stateProtected",
} as const satisfies Record<Exclude<FileState, "ready">, string>;

function FileRow({ file, onDelete }: { file: StoredFile; onDelete: () => void }) {
  const t = useTexts(filesTexts);
  const format = useFormat();
  const { name, mediaType, sizeBytes, state, createdAt } = file;
  const isDestroyed = state === "infected" || state === "unscannable" || state === "protected";
  return (
    <li className="flex min-h-16 items-center gap-3 rounded-medium px-3 py-2 hover:bg-surface-3">
      <FileIcon mediaType={mediaType} className="size-6 shrink-0 text-text-2" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span dir="auto" className="truncate font-medium">
          {name}
        </span>
        <span className={cx("truncate text-sm tabular-nums", isDestroyed ? "text-danger-text" : "text-text-2")}>
          {state === "ready" ? format.size(sizeBytes) : t(stateTexts[state])}
        </span>
      </div>
      <time
        dateTime={new Date(createdAt).toISOString()}
        title={format.dateTime(createdAt)}
        className="shrink-0 text-text-3 text-xs tabular-nums"
      >
        {format.short(createdAt)}
      </time>
      <div className="flex shrink-0">
        {state === "ready" && (
          <IconButton
            label={t("download", { name })}
            icon={<Download aria-hidden="true" className="size-4" />}
            onClick={(event) => void saveFile(file)(event)}
          />
        )}
        <IconButton
          label={t("deleteFile", { name })}
          icon={<Trash2 aria-hidden="true" className="size-4" />}
          onClick={onDelete}
        />
      </div>
    </li>
  );
}
