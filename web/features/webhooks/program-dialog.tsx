import { type FormEvent, type ReactNode, useId } from "react";
import type { ApiFailure } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { webhookTexts } from "./texts.ts";

interface ProgramDialogProps {
  readonly title: string;
  readonly detail: string;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame in which a program is connected. */
export function ProgramDialog({ title, detail, isBusy, failure, onSubmit, onClose, children }: ProgramDialogProps) {
  const t = useTexts(webhookTexts);
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
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
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} tone="primary" isBusy={isBusy}>
            {t("create")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        {children}
      </form>
    </Dialog>
  );
}

interface ReadyDialogProps {
  readonly title: string;
  readonly detail: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is told once: an address, a secret. */
export function ReadyDialog({ title, detail, onClose, children }: ReadyDialogProps) {
  const t = useTexts(webhookTexts);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={detail}
      width="small"
      actions={
        <Button tone="primary" onClick={onClose}>
          {t("copiedIt")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">{children}</div>
    </Dialog>
  );
}
