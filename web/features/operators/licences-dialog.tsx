import { useState } from "react";
import type { CompanyOverview } from "../../../src/protocol/operators.ts";
import { type OfferedPlan, setLicences } from "../../../src/protocol/plans.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Notice, TextField, uiTexts } from "../../ui/index.ts";
import { operatorsTexts } from "./operators-texts.ts";

interface LicencesDialogProps {
  readonly company: CompanyOverview;
  readonly plans: readonly OfferedPlan[];
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

const isCount = (text: string): boolean => /^\d{1,6}$/.test(text.trim());

/** How many licences of each plan a company has. */
export function LicencesDialog({ company, plans, onClose, onSaved }: LicencesDialogProps) {
  const t = useTexts(operatorsTexts);
  const ui = useTexts(uiTexts);
  const licenceOf = (planId: string) => company.licences.find((licence) => licence.planId === planId);
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(plans.map(({ id }) => [id, String(licenceOf(id)?.bought ?? 0)])),
  );
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();

  const save = async () => {
    if (Object.values(counts).some((text) => !isCount(text))) return;
    setBusy(true);
    setFailure(undefined);
    try {
      for (const { id: planId } of plans) {
        const bought = Number(counts[planId]);
        if (bought === (licenceOf(planId)?.bought ?? 0)) continue;
        await call(setLicences, { params: { companyId: company.id, planId }, body: { bought } });
      }
      await onSaved();
      onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("setLicencesOf", { company: company.name })}>
      <form
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {plans.map(({ id, name }) => (
          <TextField
            key={id}
            label={t("howMany", { plan: name })}
            inputMode="numeric"
            autoComplete="off"
            value={counts[id] ?? ""}
            hint={t("givenOut", { count: licenceOf(id)?.assigned ?? 0 })}
            error={isCount(counts[id] ?? "") ? undefined : t("badNumber")}
            onChange={(event) => setCounts({ ...counts, [id]: event.target.value })}
          />
        ))}
        {failure && (
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        )}
        <div className="flex justify-end gap-2">
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" type="submit" isBusy={isBusy}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
