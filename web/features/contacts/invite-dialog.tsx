import { type FormEvent, useId, useState } from "react";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import { asFailure, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Notice, TextArea, TextField, toast, uiTexts } from "../../ui/index.ts";
import { inviteByMail, invitePerson } from "./acts.ts";
import { contactsTexts } from "./texts.ts";

interface InviteDialogProps {
  /** Somebody in Iris; without one an address is asked for. */
  readonly person?: { readonly accountId: string; readonly name: string };
  readonly email?: string;
  readonly onClose: () => void;
}

/** Asks for what an invitation needs and says what comes of it. */
export function InviteDialog({ person, email: given = "", onClose }: InviteDialogProps) {
  const t = useTexts(contactsTexts);
  const ui = useTexts(uiTexts);
  const form = useId();
  const [email, setEmail] = useState(given);
  const [note, setNote] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const isWrong = !person && !emailAddress.safeParse(email.trim()).success;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isWrong || isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await (person ? invitePerson(person.accountId, note.trim()) : inviteByMail(email.trim(), note.trim()));
      toast({ title: t("invitationSent"), tone: "success" });
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
      title={person ? t("inviteTitle", { name: person.name }) : t("inviteSomebody")}
      description={person ? t("invitePersonDetail", { name: person.name }) : t("inviteByMailDetail")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button type="submit" form={form} tone="primary" isBusy={isBusy}>
            {t("sendInvitation")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {words && (
          <Notice tone="danger" title={words.title}>
            {words.cure}
          </Notice>
        )}
        {!person && (
          <TextField
            label={t("email")}
            type="email"
            autoComplete="off"
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={isChecked && isWrong ? t("emailWrong") : undefined}
          />
        )}
        <TextArea
          label={`${t("note")} (${ui("optional")})`}
          maxLength={200}
          rows={2}
          hint={t(person ? "notePersonHint" : "noteHint")}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
