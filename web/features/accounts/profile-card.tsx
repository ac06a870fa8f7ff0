import { type FormEvent, useState } from "react";
import { updateOwnAccount } from "../../../src/protocol/accounts.ts";
import { call } from "../../api/index.ts";
import { updateSession, useAccount } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, TextField, toast } from "../../ui/index.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { settingsTexts } from "./settings-texts.ts";
import { useAct } from "./use-act.ts";

/** One's name, as others see it. */
export function ProfileCard() {
  const t = useTexts(settingsTexts);
  const account = useAccount();
  const [firstName, setFirstName] = useState(account.firstName);
  const [lastName, setLastName] = useState(account.lastName);
  const { run, isBusy, failure } = useAct();
  const isChanged = firstName.trim() !== account.firstName || lastName.trim() !== account.lastName;
  const fault = (name: string) => (name.trim() === "" ? t("nameMissing") : undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault(firstName) || fault(lastName)) return;
    void run(async () => {
      updateSession(await call(updateOwnAccount, { body: { firstName, lastName } }));
      toast({ title: t("saved"), tone: "success" });
    });
  };
  return (
    <Card title={t("profile")} description={t("profileDetail")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("firstName")}
            name="firstName"
            autoComplete="given-name"
            maxLength={80}
            value={firstName}
            onChange={(event) => setFirstName(event.target.value)}
            error={fault(firstName)}
          />
          <TextField
            label={t("lastName")}
            name="lastName"
            autoComplete="family-name"
            maxLength={80}
            value={lastName}
            onChange={(event) => setLastName(event.target.value)}
            error={fault(lastName)}
          />
        </div>
        <dl className="grid gap-4 sm:grid-cols-2">
          <Fact term={t("email")}>{account.email}</Fact>
          {account.companyName && <Fact term={t("company")}>{account.companyName}</Fact>}
        </dl>
        <div>
          <Button type="submit" tone="primary" isBusy={isBusy} disabled={!isChanged}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div className="min-w-0">
      <dt className="font-medium text-sm">{term}</dt>
      <dd dir="auto" className="select-text text-text-2 [overflow-wrap:anywhere]">
        {children}
      </dd>
    </div>
  );
}
