import { CircleAlert, CircleX, FileSearch, Hourglass, Pause, Play, RotateCw, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { wordsOf } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { cx, IconButton, toast } from "../../ui/index.ts";
import { FileIcon } from "./file-icon.tsx";
import { filesTexts } from "./texts.ts";
import { isUnderWay, type Upload } from "./upload-state.ts";
import type { Uploader } from "./uploader.ts";
import { uploads, useUploads } from "./uploads-store.ts";

/** What is on its way into a conversation, above the composer. Renders nothing when there is nothing. */
export function PendingUploads({ conversationId }: { conversationId: string }) {
  const t = useTexts(filesTexts);
  const pending = useUploads(conversationId);
  if (pending.length === 0) return null;
  return (
    <div className="shrink-0 px-3 pt-2 sm:px-6">
      <ul aria-label={t("pending")} className="mx-auto flex max-h-60 w-full max-w-3xl flex-col gap-1.5 overflow-y-auto">
        {pending.map((upload) => (
          <UploadRow key={upload.id} upload={upload} uploader={uploads()} />
        ))}
      </ul>
    </div>
  );
}

interface UploadProps {
  readonly upload: Upload;
  /** Who brings it. */
  readonly uploader: Uploader;
}

export function UploadRow({ upload, uploader }: UploadProps) {
  const t = useTexts(filesTexts);
  const { id, name, state } = upload;
  const isRefused = state.kind === "refused";
  return (
    <li className={cx("flex items-start gap-3 rounded-medium p-2.5", isRefused ? "bg-danger-soft" : "bg-surface-3")}>
      <span className="mt-0.5 shrink-0">
        <StateIcon upload={upload} />
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-medium">
          {name}
        </p>
        <Status upload={upload} />
      </div>
      <GoOnButton upload={upload} uploader={uploader} />
      <IconButton
        label={t(isUnderWay(upload) ? "cancelUpload" : "dismissUpload", { name })}
        icon={<X aria-hidden="true" className="size-4" />}
        size="small"
        onClick={() => uploader.cancel(id)}
      />
    </li>
  );
}

/** Pause, or what gets a stopped one going again. */
function GoOnButton({ upload: { id, name, state }, uploader }: UploadProps) {
  const t = useTexts(filesTexts);
  switch (state.kind) {
    case "queued":
    case "uploading":
      return (
        <IconButton
          label={t("pauseUpload", { name })}
          icon={<Pause aria-hidden="true" className="size-4" />}
          size="small"
          onClick={() => uploader.pause(id)}
        />
      );
    case "paused":
      return (
        <IconButton
          label={t("resumeUpload", { name })}
          icon={<Play aria-hidden="true" className="size-4" />}
          size="small"
          onClick={() => uploader.retry(id)}
        />
      );
    case "failed":
      return (
        <IconButton
          label={t("retryUpload", { name })}
          icon={<RotateCw aria-hidden="true" className="size-4" />}
          size="small"
          onClick={() => uploader.retry(id)}
        />
      );
    case "lost":
      return <ChooseAgainButton id={id} name={name} uploader={uploader} />;
    default:
      return null;
  }
}

function ChooseAgainButton({ id, name, uploader }: Pick<Upload, "id" | "name"> & Pick<UploadProps, "uploader">) {
  const t = useTexts(filesTexts);
  const inputRef = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined) => {
    if (file && !uploader.supply(id, file)) toast({ title: t("otherFile"), detail: t("otherFileDetail", { name }) });
  };
  return (
    <>
      <input
        ref={inputRef}
        type="file"
        tabIndex={-1}
        aria-label={t("chooseAgain", { name })}
        className="sr-only"
        onChange={({ target }) => {
          choose(target.files?.[0]);
          target.value = "";
        }}
      />
      <IconButton
        label={t("chooseAgain", { name })}
        icon={<FileSearch aria-hidden="true" className="size-4" />}
        size="small"
        onClick={() => inputRef.current?.click()}
      />
    </>
  );
}

function StateIcon({ upload: { state, mediaType } }: { upload: Upload }) {
  switch (state.kind) {
    case "waiting":
      return <Hourglass aria-hidden="true" className="size-5 text-warning-text" />;
    case "refused":
      return <CircleX aria-hidden="true" className="size-5 text-danger-text" />;
    case "failed":
    case "lost":
      return <CircleAlert aria-hidden="true" className="size-5 text-warning-text" />;
    default:
      return <FileIcon mediaType={mediaType} className="size-5 text-text-2" />;
  }
}

function Status({ upload }: { upload: Upload }) {
  const t = useTexts(filesTexts);
  const format = useFormat();
  const { state, name, sizeBytes } = upload;
  switch (state.kind) {
    case "queued":
      return <Line>{t("queued")}</Line>;
    case "uploading": {
      const share = sizeBytes === 0 ? 1 : state.sentBytes / sizeBytes;
      return (
        <>
          <Line>{t("uploading", { percent: format.percent(share), size: format.size(sizeBytes) })}</Line>
          <Bar label={t("progress", { name })} share={share} />
        </>
      );
    }
    case "paused":
      return <Line>{t("paused")}</Line>;
    case "lost":
      return <Line>{t("lost")}</Line>;
    case "scanning":
      return <Line>{t("scanning")}</Line>;
    case "waiting":
      return (
        <>
          <p className="text-sm text-warning-text">{t("waiting")}</p>
          <Line>{t("waitingDetail")}</Line>
        </>
      );
    case "refused":
    case "failed": {
      const { title, cure } = wordsOf(state.problem);
      return (
        <p className="text-sm text-text-1">
          {title} {cure}
        </p>
      );
    }
    case "ready":
      return null;
  }
}

const Line = ({ children }: { children: ReactNode }) => <p className="text-sm text-text-2 tabular-nums">{children}</p>;

function Bar({ label, share }: { label: string; share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-line"
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-(--motion-quick)"
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}
