import { type ReactNode, useState } from "react";
import { type ApiFailure, asFailure, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Notice, SkeletonList, uiTexts } from "../../ui/index.ts";
import { retentionTexts } from "./texts.ts";

interface SaveDialogProps {
  /** The dry run; undefined while it is on its way. */
  readonly preview: ReactNode | undefined;
  readonly onSave: () => Promise<void>;
  readonly onClose: () => void;
}

/** Shows what would go before anything is saved: nobody can take it back. */
export function SaveDialog({ preview, onSave, onClose }: SaveDialogProps) {
  const t = useTexts(retentionTexts);
  const ui = useTexts(uiTexts);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const save = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onSave();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("saveTitle")}
      description={t("saveDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" disabled={!preview} isBusy={isBusy} onClick={() => void save()}>
            {t("saveNow")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {preview ?? <SkeletonList rows={2} />}
        {failure && (
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
