import { Smartphone } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import { asFailure, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Notice, TextArea, TextField, toast, uiTexts } from "../../ui/index.ts";
import { inviteByMail, invitePerson } from "./acts.ts";
import { hasContactPicker, pickAddresses } from "./import/picked.ts";
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
          <>
            <TextField
              label={t("email")}
              type="email"
              autoComplete="off"
              maxLength={254}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              error={isChecked && isWrong ? t("emailWrong") : undefined}
            />
            {hasContactPicker() && <FromDevice onPicked={setEmail} />}
          </>
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

/** Takes an address out of the phone's contacts: it stands in the field then, and goes nowhere before the invitation is sent. */
function FromDevice({ onPicked }: { onPicked: (email: string) => void }) {
  const t = useTexts(contactsTexts);
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  const detail = useId();
  const [isWithout, setWithout] = useState(false);
  const pick = async () => {
    const found = await pickAddresses();
    if (!found) return;
    setWithout(found.length === 0);
    setAddresses(found.length > 1 ? found : []);
    if (found[0] !== undefined) onPicked(found[0]);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        icon={<Smartphone aria-hidden="true" className="size-4" />}
        onClick={() => void pick()}
        aria-describedby={detail}
      >
        {t("inviteFromDevice")}
      </Button>
      <p id={detail} className="text-pretty text-sm text-text-3">
        {t("inviteFromDeviceDetail")}
      </p>
      <p role="status" className="text-sm text-text-2">
        {isWithout && t("inviteWithoutAddress")}
      </p>
      {addresses.length > 1 && (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="mb-1 text-sm text-text-2">{t("inviteOtherAddresses")}</legend>
          {addresses.map((address) => (
            <Button key={address} size="small" onClick={() => onPicked(address)}>
              {address}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
