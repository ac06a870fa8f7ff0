import { useState } from "react";
import type { File as StoredFile } from "../../../src/protocol/files.ts";
import { type ApiFailure, asFailure, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Notice, uiTexts } from "../../ui/index.ts";
import { removeFile } from "./file-list.ts";
import { filesTexts } from "./texts.ts";

/** Says what goes and for whom, before it goes. */
export function DeleteDialog({ file, onClose }: { file: StoredFile; onClose: () => void }) {
  const t = useTexts(filesTexts);
  const ui = useTexts(uiTexts);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const remove = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await removeFile(file.fileId);
      onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };
  const words = failure && wordsOf(failure.problem);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("deleteTitle")}
      description={t("deleteDetail", { name: file.name })}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="danger" isBusy={isBusy} onClick={() => void remove()}>
            {t("deleteAct")}
          </Button>
        </>
      }
    >
      {words && (
        <Notice tone="danger" title={words.title}>
          {words.cure}
        </Notice>
      )}
    </Dialog>
  );
}
