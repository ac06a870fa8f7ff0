import { type ReactNode, useState } from "react";
import { asFailure, wordsOf } from "../api/failure.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Notice } from "./notice.tsx";
import { uiTexts } from "./texts.ts";

interface ConfirmDialogProps {
  readonly title: string;
  /** What follows from it. */
  readonly detail: string;
  readonly act: string;
  readonly isDangerous?: boolean;
  /** What one may still choose. */
  readonly children?: ReactNode;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks once before what cannot be taken back by oneself, and shows why it failed if it does. */
export function ConfirmDialog({
  title,
  detail,
  act,
  isDangerous = true,
  children,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const ui = useTexts(uiTexts);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const confirm = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (thrown) {
      setFailure(thrown);
      setBusy(false);
    }
  };
  const words = failure === undefined ? undefined : wordsOf(asFailure(failure).problem);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={detail}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone={isDangerous ? "danger" : "primary"} isBusy={isBusy} onClick={() => void confirm()}>
            {act}
          </Button>
        </>
      }
    >
      {children}
      {words && (
        <Notice tone="danger" title={words.title}>
          {words.cure}
        </Notice>
      )}
    </Dialog>
  );
}
