import { MailPlus } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { emailAddress } from "../../../../src/protocol/email-address.ts";
import {
  addFurtherEmail,
  maxFurtherEmails,
  type OwnProfile,
  proveFurtherEmail,
} from "../../../../src/protocol/profiles.ts";
import { call } from "../../../api/index.ts";
import { useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Badge, Button, Card, TextField, toast } from "../../../ui/index.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { useAct } from "../use-act.ts";
import { FurtherEmailRow } from "./further-email-row.tsx";
import { profileTexts } from "./profile-texts.ts";

interface EmailsCardProps {
  readonly profile: OwnProfile;
  readonly onChange: (profile: OwnProfile) => void;
}

/** Each address counts once its owner has shown that they read its mail. */
export function EmailsCard({ profile, onChange }: EmailsCardProps) {
  const t = useTexts(profileTexts);
  const { email } = useAccount();
  const { run, failure } = useAct();
  const [isAdding, setAdding] = useState(false);

  // The mailed link leads here; its secret stands behind the `#` and leaves the address bar at once.
  useEffect(() => {
    const token = /^#([\w-]{43})$/.exec(globalThis.location.hash)?.[1];
    if (!token) return;
    globalThis.history.replaceState(globalThis.history.state, "", globalThis.location.pathname);
    void run(async () => {
      const before = new Set(profile.emails.filter(({ isProved }) => isProved).map(({ id }) => id));
      const proved = await call(proveFurtherEmail, { body: { token } });
      const added = proved.emails.find(({ id, isProved }) => isProved && !before.has(id));
      if (added) toast({ title: t("emailConfirmed", { email: added.email }), tone: "success" });
      onChange(proved);
    });
  }, [run, profile.emails, onChange, t]);

  return (
    <Card title={t("emails")} description={t("emailsDetail")}>
      <FailureNotice failure={failure} />
      <ul className="divide-y divide-line">
        <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <span dir="auto" className="min-w-0 flex-1 select-text [overflow-wrap:anywhere]">
            {email}
          </span>
          <Badge>{t("signInAddress")}</Badge>
        </li>
        {profile.emails.map((one) => (
          <li key={one.id} className="py-2">
            <FurtherEmailRow email={one} onChange={onChange} />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <NewEmail
          onAdded={(changed) => {
            setAdding(false);
            onChange(changed);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        profile.emails.length < maxFurtherEmails && (
          <Button
            size="small"
            className="mt-2"
            onClick={() => setAdding(true)}
            icon={<MailPlus aria-hidden="true" className="size-4" />}
          >
            {t("addEmail")}
          </Button>
        )
      )}
    </Card>
  );
}

function NewEmail({ onAdded, onCancel }: { onAdded: (profile: OwnProfile) => void; onCancel: () => void }) {
  const t = useTexts(profileTexts);
  const [typed, setTyped] = useState("");
  const [isTried, setTried] = useState(false);
  const { run, isBusy, failure } = useAct();
  const isAddress = emailAddress.safeParse(typed.trim()).success;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isAddress) return;
    const email = typed.trim();
    void run(async () => {
      onAdded(await call(addFurtherEmail, { body: { email } }));
      toast({ title: t("mailSent", { email }), tone: "success" });
    });
  };
  return (
    <form noValidate onSubmit={submit} className="mt-3 flex flex-col gap-3">
      <FailureNotice failure={failure} />
      <TextField
        label={t("newEmail")}
        autoFocus
        type="email"
        name="furtherEmail"
        autoComplete="email"
        maxLength={254}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={isTried && !isAddress ? t("emailFault") : undefined}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel} disabled={isBusy}>
          {t("discard")}
        </Button>
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {t("addEmail")}
        </Button>
      </div>
    </form>
  );
}
