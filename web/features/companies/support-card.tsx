import { LifeBuoy, Mail } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { openSupport } from "../../../src/protocol/bubbles.ts";
import { type OwnCompany, type SupportContact, updateCompany } from "../../../src/protocol/companies.ts";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, RadioList, Select, TextField, toast } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { putMembership } from "./store.ts";
import { companyTexts } from "./texts.ts";
import { useLedBubbles } from "./use-led-bubbles.ts";

type Kind = "nobody" | "mail" | "bubble";
interface Draft {
  readonly kind: Kind;
  readonly address: string;
  readonly conversationId: string;
}
const draftOf = (contact: SupportContact | null): Draft => ({
  kind: contact?.kind ?? "nobody",
  address: contact?.kind === "mail" ? contact.address : "",
  conversationId: contact?.kind === "bubble" ? contact.conversationId : "",
});
function contactOf({ kind, address, conversationId }: Draft): SupportContact | null {
  if (kind === "mail") return { kind, address: address.trim() };
  return kind === "bubble" ? { kind, conversationId } : null;
}

/** Where members' questions go (S11). */
export function SupportCard({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  const saved = JSON.stringify(draftOf(company.supportContact));
  const [draft, setDraft] = useState<Draft>(() => draftOf(company.supportContact));
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure } = useAct();
  useEffect(() => setDraft(JSON.parse(saved) as Draft), [saved]);
  const { kind, address, conversationId } = draft;
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const isWrong = kind === "mail" && !emailAddress.safeParse(address.trim()).success;
  const isIncomplete = kind === "bubble" && conversationId === "";
  const save = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isWrong || isIncomplete) return;
    void run(async () => {
      putMembership(await call(updateCompany, { body: { supportContact: contactOf(draft) } }));
      toast({ title: t("saved"), tone: "success" });
    });
  };
  return (
    <Card title={t("support")} description={t("supportDetail")}>
      <form noValidate onSubmit={save} className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        <RadioList<Kind>
          label={t("supportKind")}
          isLabelHidden
          value={kind}
          onChange={(next) => change({ kind: next })}
          options={[
            { value: "nobody", label: t("supportNobody"), detail: t("supportNobodyDetail") },
            { value: "mail", label: t("supportByMail") },
            { value: "bubble", label: t("supportByBubble"), detail: t("supportByBubbleDetail") },
          ]}
        />
        {kind === "mail" && (
          <TextField
            label={t("supportAddress")}
            type="email"
            autoComplete="off"
            maxLength={254}
            value={address}
            onChange={(event) => change({ address: event.target.value })}
            error={isChecked && isWrong ? t("wrongEmail") : undefined}
          />
        )}
        {kind === "bubble" && (
          <BubbleField chosen={conversationId} onChange={(next) => change({ conversationId: next })} />
        )}
        <Button
          type="submit"
          tone="primary"
          isBusy={isBusy}
          disabled={JSON.stringify(draft) === saved || isIncomplete}
          className="self-end"
        >
          {t("save")}
        </Button>
      </form>
    </Card>
  );
}

function BubbleField({ chosen, onChange }: { chosen: string; onChange: (conversationId: string) => void }) {
  const t = useTexts(companyTexts);
  const bubbles = useLedBubbles();
  if (bubbles?.length === 0 && chosen === "") return <p className="text-pretty text-text-2">{t("supportNoBubble")}</p>;
  const options = (bubbles ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isElsewhere = chosen !== "" && options.every(({ value }) => value !== chosen);
  return (
    <Select
      label={t("supportChoose")}
      value={chosen}
      onChange={onChange}
      options={isElsewhere ? [{ value: chosen, label: t("supportOther") }, ...options] : options}
    />
  );
}

/** What a member sees of it. */
export function SupportLine({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  const [, navigate] = useLocation();
  const { run, isBusy, failure } = useAct();
  const contact = company.supportContact;
  const open = () => run(async () => navigate(`/chat/${(await call(openSupport)).conversationId}`));
  return (
    <Card title={t("support")}>
      <FailureNotice failure={failure} />
      {contact === null && <p className="text-text-2">{t("supportNone")}</p>}
      {contact?.kind === "mail" && (
        <a
          href={`mailto:${contact.address}`}
          className="touch focus-ring inline-flex items-center gap-2 rounded-small font-medium text-accent-text hover:underline"
        >
          <Mail aria-hidden="true" className="size-4 shrink-0" />
          <span className="[overflow-wrap:anywhere]">
            {t("contactSupport")}: {contact.address}
          </span>
        </a>
      )}
      {contact?.kind === "bubble" && (
        <div className="flex flex-col items-start gap-3">
          <p className="text-pretty text-text-2">{t("supportBubble")}</p>
          <Button icon={<LifeBuoy aria-hidden="true" className="size-4" />} isBusy={isBusy} onClick={() => void open()}>
            {t("contactSupport")}
          </Button>
        </div>
      )}
    </Card>
  );
}
