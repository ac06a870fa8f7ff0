import { FileText } from "lucide-react";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import { downloadFile } from "../../../src/protocol/files.ts";
import { addressOf } from "../../api/index.ts";
import { useFormat } from "../../i18n/use-texts.ts";

/** A file in a message: its name, its size, and the way to it. */
export function Attachment({ file }: { file: FileReference }) {
  const format = useFormat();
  return (
    <a
      href={addressOf(downloadFile, { params: { fileId: file.fileId } })}
      download={file.name}
      className="touch focus-ring flex items-center gap-3 rounded-medium bg-surface-2 p-2.5 hover:bg-surface-1"
    >
      <FileText aria-hidden="true" className="size-6 shrink-0 text-text-2" />
      <span className="min-w-0">
        <span dir="auto" className="block truncate font-medium">
          {file.name}
        </span>
        <span className="block text-sm text-text-3">{format.size(file.sizeBytes)}</span>
      </span>
    </a>
  );
}
