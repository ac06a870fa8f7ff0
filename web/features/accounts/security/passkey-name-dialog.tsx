import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, TextField } from "../../../ui/index.ts";
import { securityTexts } from "./security-texts.ts";

interface PasskeyNameDialogProps {
  readonly title: string;
  readonly detail?: string;
  readonly name: string;
  readonly act: string;
  readonly isBusy: boolean;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
  /** What went wrong. */
  readonly children: ReactNode;
}

/** Asks for a passkey's name. */
export function PasskeyNameDialog({ name: first, detail, children, ...rest }: PasskeyNameDialogProps) {
  const t = useTexts(securityTexts);
  const form = useId();
  const [name, setName] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() !== "") rest.onSubmit(name.trim());
  };
  return (
    <Dialog
      isOpen
      onClose={rest.onClose}
      title={rest.title}
      {...(detail !== undefined && { description: detail })}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={rest.onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} tone="primary" isBusy={rest.isBusy}>
            {rest.act}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {children}
        <TextField
          label={t("passkeyName")}
          name="passkeyName"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={isChecked && name.trim() === "" ? t("passkeyNameMissing") : undefined}
        />
      </form>
    </Dialog>
  );
}
