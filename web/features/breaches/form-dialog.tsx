import { type ReactNode, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, toastFailure, uiTexts } from "../../ui/index.ts";

interface FormDialogProps {
  readonly title: string;
  readonly description: string;
  readonly saveLabel: string;
  readonly isReady: boolean;
  readonly save: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** Fields, and one act that saves them. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, saveLabel, isReady, save, onClose, onDone, children } = props;
  const ui = useTexts(uiTexts);
  const [isBusy, setBusy] = useState(false);
  const run = () => {
    setBusy(true);
    save().then(onDone, (thrown: unknown) => {
      setBusy(false);
      toastFailure(thrown);
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={description}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" disabled={!isReady} isBusy={isBusy} onClick={run}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">{children}</div>
    </Dialog>
  );
}
