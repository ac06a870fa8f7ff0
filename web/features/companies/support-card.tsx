import { LifeBuoy, Mail } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { Link } from "wouter";
import { type OwnCompany, updateCompany } from "../../../src/protocol/companies.ts";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, TextField, toast } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { putMembership } from "./store.ts";
import { companyTexts } from "./texts.ts";

/** Where members' questions go (S11). */
export function SupportCard({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  const contact = company.supportContact;
  const saved = contact?.kind === "mail" ? contact.address : "";
  const [address, setAddress] = useState(saved);
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure } = useAct();
  useEffect(() => setAddress(saved), [saved]);
  const isWrong = address.trim() !== "" && !emailAddress.safeParse(address.trim()).success;
  const save = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isWrong) return;
    const supportContact = address.trim() === "" ? null : { kind: "mail" as const, address: address.trim() };
    void run(async () => {
      putMembership(await call(updateCompany, { body: { supportContact } }));
      toast({ title: t("saved"), tone: "success" });
    });
  };
  return (
    <Card title={t("support")} description={t("supportDetail")}>
      <form noValidate onSubmit={save} className="flex flex-col gap-3">
        <FailureNotice failure={failure} />
        <TextField
          label={t("supportAddress")}
          type="email"
          autoComplete="off"
          maxLength={254}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          error={isChecked && isWrong ? t("wrongEmail") : undefined}
        />
        <Button type="submit" tone="primary" isBusy={isBusy} disabled={address.trim() === saved} className="self-end">
          {t("save")}
        </Button>
      </form>
    </Card>
  );
}

/** What a member sees of it. */
export function SupportLine({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  const contact = company.supportContact;
  const look =
    "touch focus-ring inline-flex items-center gap-2 rounded-small font-medium text-accent-text hover:underline";
  return (
    <Card title={t("support")}>
      {contact === null && <p className="text-text-2">{t("supportNone")}</p>}
      {contact?.kind === "mail" && (
        <a href={`mailto:${contact.address}`} className={look}>
          <Mail aria-hidden="true" className="size-4 shrink-0" />
          <span className="[overflow-wrap:anywhere]">{contact.address}</span>
        </a>
      )}
      {contact?.kind === "bubble" && (
        <>
          <p className="mb-2 text-text-2">{t("supportBubble")}</p>
          <Link href={`/chat/${contact.conversationId}`} className={look}>
            <LifeBuoy aria-hidden="true" className="size-4" />
            {t("openBubble")}
          </Link>
        </>
      )}
    </Card>
  );
}
