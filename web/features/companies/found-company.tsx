import { nanoid } from "nanoid";
import { type FormEvent, useState } from "react";
import { type AgreementDocument, draftAgreement, foundCompany } from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Checkbox, toast } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { focusFirstFault } from "../accounts/first-fault.ts";
import { useAct } from "../accounts/use-act.ts";
import { AgreementText } from "./agreement-text.tsx";
import { CompanyFields, emptyCompany, faultsOf, tidied } from "./company-fields.tsx";
import { putMembership } from "./store.ts";
import { companyTexts } from "./texts.ts";

/** Two steps: what the company is, and the agreement with that in it. */
export function FoundCompany({ onBack }: { onBack: () => void }) {
  const t = useTexts(companyTexts);
  const language = useLanguage();
  const [id] = useState(() => nanoid());
  const [data, setData] = useState(() => emptyCompany(language));
  const [isChecked, setChecked] = useState(false);
  const [draft, setDraft] = useState<AgreementDocument>();
  const { run, isBusy, failure } = useAct();
  const faults = faultsOf(data);

  const goOn = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (faults) return focusFirstFault(event.currentTarget);
    void run(async () => setDraft(await call(draftAgreement, { body: { company: tidied(data), language } })));
  };
  const found = (acceptedAgreement: string) =>
    run(async () => {
      const body = { id, company: tidied(data), acceptedAgreement, language: draft?.language ?? language };
      putMembership(await call(foundCompany, { body }));
      toast({ title: t("founded", { company: data.name.trim() }), tone: "success" });
    });
  if (draft) {
    return (
      <AcceptCard
        document={draft}
        companyName={data.name.trim()}
        acceptLabel={t("foundNow")}
        isBusy={isBusy}
        onAccept={() => void found(draft.version)}
        onBack={() => setDraft(undefined)}
      >
        <FailureNotice failure={failure} />
      </AcceptCard>
    );
  }
  return (
    <Card title={t("foundTitle")} description={t("foundDetail")}>
      <form noValidate onSubmit={goOn} className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        <CompanyFields data={data} onChange={setData} faults={isChecked ? faults : undefined} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button tone="plain" onClick={onBack}>
            {t("back")}
          </Button>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {t("goOn")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

interface AcceptCardProps {
  readonly document: AgreementDocument;
  readonly companyName: string;
  readonly acceptLabel: string;
  readonly isBusy: boolean;
  readonly onAccept: () => void;
  readonly onBack: () => void;
  readonly children: React.ReactNode;
}

/** The text, a tick that it was read by somebody who may, and the act. */
export function AcceptCard(props: AcceptCardProps) {
  const { document, companyName, acceptLabel, isBusy, onAccept, onBack, children } = props;
  const t = useTexts(companyTexts);
  const [hasConfirmed, setConfirmed] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const accept = () => {
    setChecked(true);
    if (hasConfirmed) onAccept();
  };
  return (
    <Card title={t("agreement")}>
      <div className="flex flex-col gap-4">
        <div className="max-h-[60dvh] overflow-y-auto rounded-medium border border-line p-4">
          <AgreementText document={document} />
        </div>
        {children}
        <div className="flex flex-col gap-1">
          <Checkbox
            isChecked={hasConfirmed}
            onChange={setConfirmed}
            label={t("agreementCheck", { company: companyName })}
          />
          {isChecked && !hasConfirmed && (
            <p role="alert" className="text-danger-text text-sm">
              {t("agreementUnchecked")}
            </p>
          )}
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <Button tone="plain" onClick={onBack}>
            {t("back")}
          </Button>
          <Button tone="primary" isBusy={isBusy} onClick={accept}>
            {acceptLabel}
          </Button>
        </div>
      </div>
    </Card>
  );
}
