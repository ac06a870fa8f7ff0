import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import {
  type FurtherEmail,
  type OwnProfile,
  proveFurtherEmail,
  removeFurtherEmail,
  resendFurtherEmail,
} from "../../../../src/protocol/profiles.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Badge, Button, IconButton, TextField, toast } from "../../../ui/index.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { useAct } from "../use-act.ts";
import { profileTexts } from "./profile-texts.ts";

interface FurtherEmailRowProps {
  readonly email: FurtherEmail;
  readonly onChange: (profile: OwnProfile) => void;
}

export function FurtherEmailRow({ email: { id, email, isProved }, onChange }: FurtherEmailRowProps) {
  const t = useTexts(profileTexts);
  const [code, setCode] = useState("");
  const { run, isBusy, failure } = useAct();
  const params = { emailId: id };
  const prove = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      onChange(await call(proveFurtherEmail, { body: { emailId: id, code } }));
      toast({ title: t("emailConfirmed", { email }), tone: "success" });
    });
  };
  const resend = () =>
    void run(async () => {
      await call(resendFurtherEmail, { params });
      toast({ title: t("mailSent", { email }), tone: "success" });
    });
  const remove = () =>
    void run(async () => {
      onChange(await call(removeFurtherEmail, { params }));
      toast({ title: t("emailRemoved", { email }), tone: "success" });
    });
  return (
    <>
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1">
        <span dir="auto" className="min-w-0 flex-1 select-text [overflow-wrap:anywhere]">
          {email}
        </span>
        <Badge tone={isProved ? "success" : "warning"}>{t(isProved ? "confirmed" : "unconfirmed")}</Badge>
        <IconButton
          label={t("removeEmail", { email })}
          icon={<Trash2 aria-hidden="true" className="size-4" />}
          onClick={remove}
          disabled={isBusy}
        />
      </div>
      {!isProved && (
        <form noValidate onSubmit={prove} className="flex flex-col gap-2">
          <p className="text-sm text-text-2">{t("unconfirmedDetail")}</p>
          <div className="flex flex-wrap items-end gap-2">
            <div className="w-40">
              <TextField
                label={t("emailCode")}
                name="emailCode"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={6}
                value={code}
                onChange={(event) => setCode(event.target.value.replace(/\D/g, ""))}
              />
            </div>
            <Button type="submit" tone="primary" isBusy={isBusy} disabled={code.length !== 6}>
              {t("confirm")}
            </Button>
            <Button tone="plain" onClick={resend} disabled={isBusy}>
              {t("sendAgain")}
            </Button>
          </div>
          <FailureNotice failure={failure} />
        </form>
      )}
    </>
  );
}
