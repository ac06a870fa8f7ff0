import { type FormEvent, useEffect, useState } from "react";
import { type CompanyData, type OwnCompany, updateCompany } from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, toast } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { focusFirstFault } from "../accounts/first-fault.ts";
import { useAct } from "../accounts/use-act.ts";
import { CompanyFields, emptyCompany, faultsOf, tidied } from "./company-fields.tsx";
import { putMembership } from "./store.ts";
import { companyTexts } from "./texts.ts";

/** What the company says of itself. */
export function DataCard({ company, data }: { company: OwnCompany; data: CompanyData | null }) {
  const t = useTexts(companyTexts);
  const language = useLanguage();
  const saved = data ?? { ...emptyCompany(language), name: company.name };
  const [draft, setDraft] = useState(saved);
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure } = useAct();
  const faults = faultsOf(draft);
  const isChanged = JSON.stringify(tidied(draft)) !== JSON.stringify(saved);
  const version = JSON.stringify(data);
  // Another administrator saved it meanwhile: theirs is what counts now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version, not a new object
  useEffect(() => setDraft(saved), [version]);

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (faults) return focusFirstFault(event.currentTarget);
    void run(async () => {
      putMembership(await call(updateCompany, { body: { data: tidied(draft) } }));
      toast({ title: t("saved"), tone: "success" });
    });
  };
  return (
    <Card title={t("data")} description={t("dataDetail")}>
      <form noValidate onSubmit={save} className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        <CompanyFields data={draft} onChange={setDraft} faults={isChecked ? faults : undefined} />
        <Button type="submit" tone="primary" isBusy={isBusy} disabled={!isChanged} className="self-end">
          {t("save")}
        </Button>
      </form>
    </Card>
  );
}
