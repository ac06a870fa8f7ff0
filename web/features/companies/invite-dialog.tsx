import { type FormEvent, useId, useState } from "react";
import { invitePerson, type MemberRole } from "../../../src/protocol/companies.ts";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import { call } from "../../api/index.ts";
import { languageNames, languages, useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Select, TextField, toast } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { joiningTexts } from "./joining-texts.ts";

/** One person, with or without a name that is known here. */
export function InviteDialog({ onInvited, onClose }: { onInvited: () => void; onClose: () => void }) {
  const t = useTexts(joiningTexts);
  const form = useId();
  const own = useLanguage();
  const [person, setPerson] = useState({ email: "", firstName: "", lastName: "" });
  const [role, setRole] = useState<MemberRole>("member");
  const [language, setLanguage] = useState(own);
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure } = useAct();
  const email = person.email.trim();
  const isWrong = !emailAddress.safeParse(email).success;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isWrong) return;
    void run(async () => {
      const names = { firstName: person.firstName.trim(), lastName: person.lastName.trim() };
      await call(invitePerson, { body: { email, ...names, role, language } });
      toast({ title: t("sent", { email }), tone: "success" });
      onInvited();
      onClose();
    });
  };
  const field = (name: keyof typeof person, label: string, more: { type?: string; error?: string | undefined }) => (
    <TextField
      label={label}
      type={more.type ?? "text"}
      autoComplete="off"
      maxLength={name === "email" ? 254 : 80}
      value={person[name]}
      onChange={(event) => setPerson({ ...person, [name]: event.target.value })}
      error={more.error}
    />
  );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("inviteTitle")}
      description={t("inviteDetail")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} tone="primary" isBusy={isBusy}>
            {t("send")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        {field("email", t("email"), { type: "email", error: isChecked && isWrong ? t("wrongEmail") : undefined })}
        <div className="grid gap-4 sm:grid-cols-2">
          {field("firstName", `${t("firstName")} (${t("optional")})`, {})}
          {field("lastName", `${t("lastName")} (${t("optional")})`, {})}
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("role")}
            value={role}
            onChange={setRole}
            options={[
              { value: "member", label: t("member") },
              { value: "administrator", label: t("administrator") },
            ]}
          />
          <Select
            label={t("languageOfMail")}
            value={language}
            onChange={setLanguage}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
          />
        </div>
      </form>
    </Dialog>
  );
}
