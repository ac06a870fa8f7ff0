import { ArrowDown, ArrowUp, Check, FolderClosed, Pencil, Trash2 } from "lucide-react";
import { nanoid } from "nanoid";
import { type FormEvent, useState } from "react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import {
  type ConversationFolder,
  createFolder,
  deleteFolder,
  orderFolders,
  renameFolder,
} from "../../../../src/protocol/folders.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, ConfirmDialog, Dialog, EmptyState, IconButton, TextField, toastFailure } from "../../../ui/index.ts";
import { folderTexts } from "./folder-texts.ts";
import { keepFolders, place, useFolders } from "./folders-store.ts";

interface FoldersDialogProps {
  /** It goes into the folder that is made first. */
  readonly forConversation?: Conversation | undefined;
  readonly onClose: () => void;
}

/** One's folders: make, name, order and delete them. */
export function FoldersDialog({ forConversation, onClose }: FoldersDialogProps) {
  const t = useTexts(folderTexts);
  const { folders } = useFolders();
  const [name, setName] = useState("");
  const [deleting, setDeleting] = useState<ConversationFolder>();

  const make = async () => {
    const wanted = name.trim();
    if (!wanted) return;
    const id = nanoid();
    keepFolders((await call(createFolder, { body: { id, name: wanted } })).folders);
    setName("");
    if (!forConversation) return;
    await place(forConversation, { folderId: id });
    onClose();
  };
  const move = async (at: number, by: -1 | 1) => {
    const ids = folders.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    if (moved) ids.splice(at + by, 0, moved);
    keepFolders((await call(orderFolders, { body: { folderIds: ids } })).folders);
  };

  return (
    <Dialog isOpen onClose={onClose} title={t(forConversation ? "newFolder" : "folders")} width="small">
      <div className="flex flex-col gap-4">
        <form
          className="flex items-end gap-2"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void make().catch(toastFailure);
          }}
        >
          <div className="min-w-0 flex-1">
            <TextField
              label={t("folderName")}
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
          <Button tone="primary" type="submit" disabled={!name.trim()}>
            {t("add")}
          </Button>
        </form>
        {!forConversation &&
          (folders.length === 0 ? (
            <EmptyState icon={<FolderClosed className="size-6" />} title={t("noFolders")}>
              {t("noFoldersDetail")}
            </EmptyState>
          ) : (
            <ul className="flex flex-col">
              {folders.map((folder, at) => (
                <FolderRow
                  key={folder.id}
                  folder={folder}
                  onUp={at > 0 ? () => void move(at, -1).catch(toastFailure) : undefined}
                  onDown={at < folders.length - 1 ? () => void move(at, 1).catch(toastFailure) : undefined}
                  onDelete={() => setDeleting(folder)}
                />
              ))}
            </ul>
          ))}
      </div>
      {deleting && (
        <ConfirmDialog
          title={t("deleteAsk", { name: deleting.name })}
          detail={t("deleteDetail")}
          act={t("deleteFolder", { name: deleting.name })}
          onConfirm={() => call(deleteFolder, { params: { folderId: deleting.id } })}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </Dialog>
  );
}

interface FolderRowProps {
  readonly folder: ConversationFolder;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onDelete: () => void;
}

function FolderRow({ folder: { id, name }, onUp, onDown, onDelete }: FolderRowProps) {
  const t = useTexts(folderTexts);
  const [renamed, setRenamed] = useState<string>();
  const save = async () => {
    const wanted = renamed?.trim();
    setRenamed(undefined);
    if (!wanted || wanted === name) return;
    keepFolders((await call(renameFolder, { params: { folderId: id }, body: { name: wanted } })).folders);
  };
  const icon = "size-4";
  if (renamed !== undefined)
    return (
      <li className="py-1">
        <form
          className="flex items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void save().catch(toastFailure);
          }}
        >
          <div className="min-w-0 flex-1">
            <TextField
              label={t("folderName")}
              isLabelHidden
              maxLength={60}
              autoComplete="off"
              value={renamed}
              onChange={(event) => setRenamed(event.target.value)}
            />
          </div>
          <IconButton type="submit" label={t("save")} icon={<Check aria-hidden="true" className={icon} />} />
        </form>
      </li>
    );
  return (
    <li className="flex min-h-11 items-center gap-1 rounded-medium">
      <FolderClosed aria-hidden="true" className="mr-2 size-4 shrink-0 text-text-3" />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {name}
      </span>
      <IconButton
        size="small"
        label={t("moveUp", { name })}
        icon={<ArrowUp aria-hidden="true" className={icon} />}
        disabled={!onUp}
        onClick={onUp}
      />
      <IconButton
        size="small"
        label={t("moveDown", { name })}
        icon={<ArrowDown aria-hidden="true" className={icon} />}
        disabled={!onDown}
        onClick={onDown}
      />
      <IconButton
        size="small"
        label={t("rename", { name })}
        icon={<Pencil aria-hidden="true" className={icon} />}
        onClick={() => setRenamed(name)}
      />
      <IconButton
        size="small"
        label={t("deleteFolder", { name })}
        icon={<Trash2 aria-hidden="true" className={icon} />}
        onClick={onDelete}
      />
    </li>
  );
}
