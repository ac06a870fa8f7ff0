import { Folder } from "lucide-react";
import { useEffect, useState } from "react";
import type { ListedFile } from "../../../src/protocol/files.ts";
import { useTitle } from "../../app/window-title.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, EmptyState, LoadFailed, Select, SkeletonList, TextField } from "../../ui/index.ts";
import { DeleteDialog } from "./delete-dialog.tsx";
import { moreFiles, refreshFileList, useFileList, wantFiles } from "./file-list.ts";
import { FileRow } from "./file-row.tsx";
import { ListTabs } from "./list-tabs.tsx";
import { StorageLine } from "./storage-line.tsx";
import { filesTexts } from "./texts.ts";
import { Viewer } from "./viewer.tsx";

/** One's own files and those received, and the space that the own ones take. */
export function FilesPage() {
  const t = useTexts(filesTexts);
  const { wanted, files, hasMore, failure } = useFileList();
  const [isLoading, setLoading] = useState(false);
  const [deleting, setDeleting] = useState<ListedFile>();
  useTitle(t("files"));
  useEffect(() => void refreshFileList(), []);

  const showMore = async () => {
    setLoading(true);
    await moreFiles();
    setLoading(false);
  };
  const sorts = [
    { value: "newest", label: t("sortNewest") },
    { value: "name", label: t("sortName") },
    { value: "largest", label: t("sortLargest") },
  ] as const;
  return (
    <section aria-label={t("files")} className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-2xl flex-1 flex-col px-2 py-4 sm:px-6">
        <header className="flex flex-col gap-3 px-3 pb-3">
          <h1 className="font-semibold text-lg">{t("files")}</h1>
          <StorageLine />
          <ListTabs />
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <TextField
                label={t("searchFiles")}
                isLabelHidden
                type="search"
                placeholder={t("searchFiles")}
                value={wanted.named}
                onChange={({ target }) => wantFiles({ named: target.value })}
              />
            </div>
            <Select
              label={t("sortBy")}
              isLabelHidden
              options={sorts}
              value={wanted.sort}
              onChange={(sort) => wantFiles({ sort })}
            />
          </div>
        </header>
        {failure && <LoadFailed failure={failure} onRetry={() => void refreshFileList()} />}
        {!files && !failure && <SkeletonList />}
        {files?.length === 0 && <NoFiles />}
        <ul className="flex flex-col">
          {files?.map((file) => (
            <FileRow key={file.fileId} file={file} onDelete={() => setDeleting(file)} />
          ))}
        </ul>
        {hasMore && (
          <Button className="mt-3 self-center" isBusy={isLoading} onClick={() => void showMore()}>
            {t("moreFiles")}
          </Button>
        )}
      </div>
      <Viewer />
      {deleting && <DeleteDialog file={deleting} onClose={() => setDeleting(undefined)} />}
    </section>
  );
}

function NoFiles() {
  const t = useTexts(filesTexts);
  const { of, named } = useFileList(({ wanted }) => wanted);
  const [title, detail] =
    named !== ""
      ? [t("noneNamed"), t("noneNamedDetail")]
      : of === "own"
        ? [t("filesEmpty"), t("filesEmptyDetail")]
        : [t("receivedEmpty"), t("receivedEmptyDetail")];
  return (
    <EmptyState icon={<Folder className="size-6" />} title={title}>
      {detail}
    </EmptyState>
  );
}
