import { Download, MessageSquare, Trash2 } from "lucide-react";
import { Link } from "wouter";
import type { FileState, ListedFile } from "../../../src/protocol/files.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { cx, IconButton } from "../../ui/index.ts";
import { nameOf, usePerson } from "../directory/index.ts";
import { useChatTitle } from "./chat-titles.ts";
import { addressOfPreview, saveFile } from "./file-bytes.ts";
import { FileIcon } from "./file-icon.tsx";
import { useFileList } from "./file-list.ts";
import { previewKind } from "./preview-kind.ts";
import { filesTexts } from "./texts.ts";
import { openViewer } from "./viewer-store.ts";

const stateTexts = {
  uploading: "stateUploading",
  scanning: "stateScanning",
  waiting: "stateWaiting",
  infected: "stateInfected",
  unscannable: "stateUnscannable",
  protected: "stateProtected",
} as const satisfies Record<Exclude<FileState, "ready">, string>;

const isDestroyed = (state: FileState) => state === "infected" || state === "unscannable" || state === "protected";

/** One file: what it is, from whom, and where it was shared. */
export function FileRow({ file, onDelete }: { file: ListedFile; onDelete: () => void }) {
  const t = useTexts(filesTexts);
  const format = useFormat();
  const of = useFileList(({ wanted }) => wanted.of);
  const { name, sizeBytes, state, createdAt } = file;
  const isReady = state === "ready";
  return (
    <li className="flex min-h-16 items-center gap-3 rounded-medium px-3 py-2 hover:bg-surface-3">
      <Picture file={file} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <Name file={file} />
        <span
          className={cx(
            "flex min-w-0 gap-1.5 text-sm tabular-nums",
            isDestroyed(state) ? "text-danger-text" : "text-text-2",
          )}
        >
          <span className="shrink-0">{isReady ? format.size(sizeBytes) : t(stateTexts[state])}</span>
          {of === "received" && <Sender accountId={file.ownerId} />}
        </span>
      </div>
      <time
        dateTime={new Date(createdAt).toISOString()}
        title={format.dateTime(createdAt)}
        className="hidden shrink-0 text-text-3 text-xs tabular-nums sm:block"
      >
        {format.short(createdAt)}
      </time>
      <div className="flex shrink-0">
        {file.sharedIn[0] && <ChatLink conversationId={file.sharedIn[0]} />}
        {isReady && (
          <IconButton
            label={t("download", { name })}
            icon={<Download aria-hidden="true" className="size-4" />}
            onClick={(event) => void saveFile(file)(event)}
          />
        )}
        {of === "own" && (
          <IconButton
            label={t("deleteFile", { name })}
            icon={<Trash2 aria-hidden="true" className="size-4" />}
            onClick={onDelete}
          />
        )}
      </div>
    </li>
  );
}

/** An image small, everything else as a mark; both take the same room. */
function Picture({ file }: { file: ListedFile }) {
  const isShown = file.state === "ready" && previewKind(file) === "image";
  return (
    <span className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-small">
      {isShown ? (
        <img
          src={addressOfPreview(file.fileId)}
          alt=""
          loading="lazy"
          decoding="async"
          className="size-full object-cover"
        />
      ) : (
        <FileIcon mediaType={file.mediaType} className="size-6 text-text-2" />
      )}
    </span>
  );
}

/** Opens what can be shown. */
function Name({ file }: { file: ListedFile }) {
  const t = useTexts(filesTexts);
  const { name, state } = file;
  if (state !== "ready" || !previewKind(file))
    return (
      <span dir="auto" className="truncate font-medium">
        {name}
      </span>
    );
  const open = () => {
    const { files = [] } = useFileList.getState();
    openViewer(
      file,
      files.filter((other) => other.state === "ready" && previewKind(other)),
    );
  };
  return (
    <button
      type="button"
      dir="auto"
      aria-label={t("show", { name })}
      onClick={open}
      className="focus-ring max-w-full self-start truncate rounded-small text-start font-medium hover:underline"
    >
      {name}
    </button>
  );
}

function Sender({ accountId }: { accountId: string }) {
  const t = useTexts(filesTexts);
  const language = useLanguage();
  const person = usePerson(accountId);
  return <span className="min-w-0 truncate">· {t("from", { name: nameOf(person, language) })}</span>;
}

function ChatLink({ conversationId }: { conversationId: string }) {
  const t = useTexts(filesTexts);
  const title = useChatTitle(conversationId);
  if (title === undefined) return null;
  return (
    <Link
      href={`/chat/${conversationId}`}
      aria-label={t("inChat", { title })}
      title={t("inChat", { title })}
      className="touch focus-ring flex size-9 items-center justify-center rounded-medium text-text-2 hover:bg-surface-2"
    >
      <MessageSquare aria-hidden="true" className="size-4" />
    </Link>
  );
}
