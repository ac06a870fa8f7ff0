import { Upload } from "lucide-react";
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { toast, useLock } from "../../ui/index.ts";
import { droppedFiles, mostAtOnce } from "./dropped-files.ts";
import { filesTexts } from "./texts.ts";
import { uploads } from "./uploads-store.ts";
import { Viewer } from "./viewer.tsx";

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes("Files");

/** Files dropped anywhere inside, or pasted into a field inside, go into the conversation. */
export function DropZone({
  conversationId,
  label,
  children,
}: {
  conversationId: string;
  label: string;
  children: ReactNode;
}) {
  const t = useTexts(filesTexts);
  const [isOver, setOver] = useState(false);
  const lock = useLock("files");
  /** The composer is locked as a whole where one may not write. */
  const take = async (files: Promise<readonly File[]>) => {
    if (lock !== null) return void toast({ title: lock, detail: t("attach") });
    const found = await files.catch(() => []);
    if (found.length === 0) toast({ title: t("nothingDropped"), detail: t("nothingDroppedDetail") });
    else if (found.length > mostAtOnce)
      toast({ title: t("tooMany", { count: mostAtOnce }), detail: t("tooManyDetail") });
    else uploads().add(conversationId, found);
  };
  /** Entering a child leaves its parent: only when all are left is the pointer gone. */
  const depth = useRef(0);

  const move = (event: DragEvent, by: 1 | -1) => {
    if (!carriesFiles(event)) return;
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const drop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    void take(droppedFiles(event.dataTransfer));
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void take(droppedFiles(event.clipboardData));
  };

  return (
    <section
      aria-label={label}
      className="relative flex min-w-0 flex-1 flex-col"
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => carriesFiles(event) && event.preventDefault()}
      onDrop={drop}
      onPaste={paste}
    >
      {children}
      <Viewer />
      {isOver && lock === null && (
        <div className="pointer-events-none absolute inset-2 z-20 flex flex-col items-center justify-center gap-2 rounded-large border-2 border-accent border-dashed bg-surface-2/95 text-center">
          <Upload aria-hidden="true" className="size-8 text-accent-text" />
          <p className="font-semibold text-md">{t("dropHere")}</p>
          <p className="text-text-2">{t("dropDetail")}</p>
        </div>
      )}
    </section>
  );
}
