import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type TouchEvent, useRef } from "react";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { cx, IconButton } from "../../ui/index.ts";
import { saveFile } from "./file-bytes.ts";
import { filesTexts } from "./texts.ts";
import { ViewerBody } from "./viewer-body.tsx";
import { closeViewer, stepViewer, useViewer } from "./viewer-store.ts";

/** px that a finger moves before it counts as leafing. */
const swipe = 60;

/** A file as large as the window allows, above everything; arrows, keys and fingers lead to those beside it. */
export function Viewer() {
  const t = useTexts(filesTexts);
  const format = useFormat();
  const { files, at } = useViewer();
  const touchedAt = useRef<number | undefined>(undefined);
  const popupRef = useRef<HTMLDivElement>(null);
  const file = files[at];
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    // A player and a text have a use of their own for these keys.
    if (target instanceof HTMLMediaElement) return;
    if (key === "ArrowRight") stepViewer(1);
    if (key === "ArrowLeft") stepViewer(-1);
  };
  const onTouchEnd = ({ changedTouches }: TouchEvent) => {
    const moved = (changedTouches[0]?.clientX ?? 0) - (touchedAt.current ?? 0);
    if (touchedAt.current !== undefined && Math.abs(moved) > swipe) stepViewer(moved < 0 ? 1 : -1);
    touchedAt.current = undefined;
  };
  return (
    <Dialog.Root open={file !== undefined} onOpenChange={(open) => !open && closeViewer()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--motion-calm) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Dialog.Popup
          ref={popupRef}
          initialFocus={popupRef}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-40 flex flex-col bg-surface-1 text-text-1 outline-none transition-opacity duration-(--motion-calm) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 sm:inset-4 sm:rounded-large sm:shadow-2"
        >
          {file && (
            <>
              <header className="flex items-center gap-2 border-line border-b px-3 py-2 sm:px-4">
                <div className="min-w-0 flex-1">
                  <Dialog.Title dir="auto" className="truncate font-semibold">
                    {file.name}
                  </Dialog.Title>
                  <Dialog.Description className="text-sm text-text-2 tabular-nums">
                    {files.length > 1
                      ? t("viewedOf", { at: at + 1, count: files.length, size: format.size(file.sizeBytes) })
                      : format.size(file.sizeBytes)}
                  </Dialog.Description>
                </div>
                <IconButton
                  label={t("download", { name: file.name })}
                  icon={<Download aria-hidden="true" className="size-5" />}
                  onClick={(event) => void saveFile(file)(event)}
                />
                <IconButton
                  label={t("closeViewer")}
                  icon={<X aria-hidden="true" className="size-5" />}
                  onClick={closeViewer}
                />
              </header>
              <div
                className="relative flex min-h-0 flex-1"
                onTouchStart={({ touches }) => {
                  touchedAt.current = touches.length === 1 ? touches[0]?.clientX : undefined;
                }}
                onTouchEnd={onTouchEnd}
              >
                <ViewerBody key={file.fileId} file={file} />
                {files.length > 1 && (
                  <>
                    <Side side="left" isLast={at === 0}>
                      <IconButton
                        label={t("previousFile")}
                        icon={<ChevronLeft aria-hidden="true" className="size-5" />}
                        disabled={at === 0}
                        onClick={() => stepViewer(-1)}
                      />
                    </Side>
                    <Side side="right" isLast={at === files.length - 1}>
                      <IconButton
                        label={t("nextFile")}
                        icon={<ChevronRight aria-hidden="true" className="size-5" />}
                        disabled={at === files.length - 1}
                        onClick={() => stepViewer(1)}
                      />
                    </Side>
                  </>
                )}
              </div>
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Where leafing is pressed: at the sides, on phones at the foot, where a thumb is. */
function Side({ side, isLast, children }: { side: "left" | "right"; isLast: boolean; children: ReactNode }) {
  return (
    <div
      className={cx(
        "absolute bottom-3 rounded-full border border-line bg-surface-2 shadow-1 sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2",
        side === "left" ? "left-3" : "right-3",
        isLast && "opacity-50",
      )}
    >
      {children}
    </div>
  );
}
