import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../../ui/index.ts";
import { useFileList } from "./file-list.ts";
import { filesTexts } from "./texts.ts";

/** How much of one's space is taken. A smaller plan deletes nothing: more may be taken than there is. */
export function StorageLine() {
  const t = useTexts(filesTexts);
  const format = useFormat();
  const { files, usedBytes, mostBytes } = useFileList();
  // The line's height is kept: nothing jumps when the answer comes.
  if (!files) return <div className="h-9" />;
  if (mostBytes === null)
    return <p className="h-9 text-sm text-text-2 tabular-nums">{t("used", { size: format.size(usedBytes) })}</p>;
  const percent = Math.min(100, Math.round((usedBytes / Math.max(1, mostBytes)) * 100));
  const isFull = usedBytes >= mostBytes;
  return (
    <div className="flex min-h-9 flex-col gap-1.5">
      <p className="text-sm text-text-2 tabular-nums">
        {t("usedOf", { size: format.size(usedBytes), most: format.size(mostBytes) })}
      </p>
      <div
        role="progressbar"
        aria-label={t("storageUsed")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={cx("h-full rounded-full", isFull ? "bg-danger" : "bg-accent")}
          style={{ width: `${percent}%` }}
        />
      </div>
      {isFull && <p className="text-danger-text text-sm">{t("storageFull")}</p>}
    </div>
  );
}
