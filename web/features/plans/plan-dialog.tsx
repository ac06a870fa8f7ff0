import { nanoid } from "nanoid";
import { useRef, useState } from "react";
import { changePlan, createPlan, type OfferedPlan, switchNames } from "../../../src/protocol/plans.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Checkbox, Dialog, Notice, TextField, uiTexts } from "../../ui/index.ts";
import { functionTexts } from "./function-texts.ts";
import { draftOfPlan, emptyDraft, isNumberLike, limitsOf, type PlanDraft } from "./plan-draft.ts";
import { plansTexts } from "./plans-texts.ts";

interface PlanDialogProps {
  /** null: closed. */
  readonly plan: OfferedPlan | "new" | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function PlanDialog({ plan, onClose, onSaved }: PlanDialogProps) {
  const t = useTexts(plansTexts);
  // What it was while it closes: the title must not change on the way out.
  const last = useRef<OfferedPlan | "new">("new");
  if (plan !== null) last.current = plan;
  const shown = last.current;
  return (
    <Dialog
      isOpen={plan !== null}
      onClose={onClose}
      title={shown === "new" ? t("newPlan") : t("editPlan", { name: shown.name })}
      width="large"
    >
      {plan !== null && (
        <PlanForm key={plan === "new" ? "new" : plan.id} plan={plan} onClose={onClose} onSaved={onSaved} />
      )}
    </Dialog>
  );
}

function PlanForm({ plan, onClose, onSaved }: { plan: OfferedPlan | "new"; onClose: () => void; onSaved: () => void }) {
  const t = useTexts(plansTexts);
  const ui = useTexts(uiTexts);
  const name = useTexts(functionTexts);
  const [draft, setDraft] = useState<PlanDraft>(() => (plan === "new" ? emptyDraft : draftOfPlan(plan)));
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  // Pressing again after a lost answer finds the first plan.
  const [id] = useState(() => nanoid());
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fault = (text: string, isWhole?: boolean) => (isNumberLike(text, isWhole) ? undefined : t("badNumber"));

  const save = async () => {
    setChecked(true);
    const limits = limitsOf(draft);
    if (draft.name.trim() === "" || limits === null) return;
    const body = { name: draft.name.trim(), lacking: [...draft.lacking], limits };
    setBusy(true);
    setFailure(undefined);
    try {
      if (plan === "new") await call(createPlan, { body: { ...body, id } });
      else await call(changePlan, { params: { planId: plan.id }, body });
      onSaved();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };

  return (
    <form
      className="flex flex-col gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t("name")}
        required
        maxLength={60}
        autoComplete="off"
        value={draft.name}
        error={isChecked && draft.name.trim() === "" ? t("nameMissing") : undefined}
        onChange={(event) => change({ name: event.target.value })}
      />
      <fieldset>
        <legend className="font-medium text-sm">{t("contents")}</legend>
        <p className="mb-2 text-sm text-text-3">{t("contentsDetail")}</p>
        <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {switchNames.map((each) => (
            <Checkbox
              key={each}
              label={name(each)}
              isChecked={!draft.lacking.includes(each)}
              onChange={(isIn) =>
                change({
                  lacking: isIn ? draft.lacking.filter((other) => other !== each) : [...draft.lacking, each],
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="font-medium text-sm">{t("limits")}</legend>
        <p className="mb-2 text-sm text-text-3">{t("limitsDetail")}</p>
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField
            label={t("storage")}
            inputMode="decimal"
            autoComplete="off"
            value={draft.storage}
            error={fault(draft.storage, false)}
            onChange={(event) => change({ storage: event.target.value })}
          />
          <TextField
            label={t("bubbleMembers")}
            inputMode="numeric"
            autoComplete="off"
            value={draft.bubbleMembers}
            error={fault(draft.bubbleMembers)}
            onChange={(event) => change({ bubbleMembers: event.target.value })}
          />
          <TextField
            label={t("conferenceParticipants")}
            hint={t("conferenceNone")}
            inputMode="numeric"
            autoComplete="off"
            value={draft.conferenceParticipants}
            error={fault(draft.conferenceParticipants)}
            onChange={(event) => change({ conferenceParticipants: event.target.value })}
          />
        </div>
      </fieldset>
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
  );
}
