import { Download } from "lucide-react";
import type { MouseEvent } from "react";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog } from "../../ui/index.ts";
import { filesTexts } from "./texts.ts";

interface ImageDialogProps {
  readonly file: FileReference;
  readonly address: string;
  readonly onSave: (event: MouseEvent) => Promise<void>;
  readonly onClose: () => void;
}

/** A picture as large as the window allows; the original is the download. */
export function ImageDialog({ file, address, onSave, onClose }: ImageDialogProps) {
  const t = useTexts(filesTexts);
  const format = useFormat();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={file.name}
      description={format.size(file.sizeBytes)}
      width="large"
      actions={
        <Button icon={<Download aria-hidden="true" className="size-4" />} onClick={(event) => void onSave(event)}>
          {t("download", { name: file.name })}
        </Button>
      }
    >
      <img
        src={address}
        alt={file.name}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
        className="mx-auto h-auto max-h-[65dvh] w-auto max-w-full rounded-small object-contain"
      />
    </Dialog>
  );
}
