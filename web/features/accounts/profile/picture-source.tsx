import { Camera, ImageUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, cx } from "../../../ui/index.ts";
import { profileTexts } from "./profile-texts.ts";

interface PictureSourceProps {
  readonly onFile: (file: Blob) => void;
  readonly onCamera: () => void;
}

/** A file, chosen or dropped, or the camera; beside each what happens with it. */
export function PictureSource({ onFile, onCamera }: PictureSourceProps) {
  const t = useTexts(profileTexts);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          "flex flex-col items-center gap-3 rounded-large border border-dashed p-6 text-center",
          isOver ? "border-accent bg-accent-soft" : "border-line-strong",
        )}
      >
        <Button
          tone="primary"
          onClick={() => input.current?.click()}
          icon={<ImageUp aria-hidden="true" className="size-4" />}
        >
          {t("chooseFile")}
        </Button>
        <p className="hidden text-sm text-text-2 sm:block">{t("dropHere")}</p>
        <p className="text-pretty text-sm text-text-2">{t("chooseFileDetail")}</p>
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/*"
          tabIndex={-1}
          aria-label={t("chooseFile")}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
      </div>
      <div className="flex flex-col items-center gap-2 text-center">
        <Button onClick={onCamera} icon={<Camera aria-hidden="true" className="size-4" />}>
          {t("useCamera")}
        </Button>
        <p className="text-pretty text-sm text-text-2">{t("useCameraDetail")}</p>
      </div>
    </>
  );
}
