import { type OwnCompany, updateCompany } from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Card, Checkbox } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { putMembership } from "./store.ts";
import { companyTexts } from "./texts.ts";

/** Whether members sign in with a second factor, or not at all. */
export function RuleCard({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  const { run, isBusy, failure } = useAct();
  const choose = (requiresSecondFactor: boolean) =>
    void run(async () => putMembership(await call(updateCompany, { body: { requiresSecondFactor } })));
  return (
    <Card title={t("rule")} description={t("ruleDetail")}>
      <FailureNotice failure={failure} />
      <Checkbox label={t("ruleLabel")} isChecked={company.requiresSecondFactor} onChange={choose} isDisabled={isBusy} />
    </Card>
  );
}
