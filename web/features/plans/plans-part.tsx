import { Layers, Plus } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { changePlan, deletePlan, listPlans, type OfferedPlan } from "../../../src/protocol/plans.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Badge, Button, ConfirmDialog, EmptyState, LoadFailed, SkeletonList, toastFailure } from "../../ui/index.ts";
import { functionTexts } from "./function-texts.ts";
import { PlanDialog } from "./plan-dialog.tsx";
import { plansTexts } from "./plans-texts.ts";

/** The operator's plans: what each contains, how far it reaches, and how many have it. */
export function PlansPart() {
  const t = useTexts(plansTexts);
  const [plans, setPlans] = useState<readonly OfferedPlan[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [edited, setEdited] = useState<OfferedPlan | "new" | null>(null);
  const [removed, setRemoved] = useState<OfferedPlan | null>(null);
  const load = useCallback(() => {
    setFailure(undefined);
    call(listPlans).then(
      (answer) => setPlans(answer.plans),
      (thrown) => setFailure(asFailure(thrown)),
    );
  }, []);
  useEffect(load, [load]);

  const act = (run: () => Promise<unknown>) => run().then(load, toastFailure);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="min-w-0 flex-1 basis-80 text-text-2">{t("plansIntro")}</p>
        <Button
          tone="primary"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => setEdited("new")}
          disabled={!plans}
        >
          {t("newPlan")}
        </Button>
      </div>
      {failure && <LoadFailed failure={failure} onRetry={load} />}
      {!plans && !failure && <SkeletonList rows={4} />}
      {plans?.length === 0 && <EmptyState icon={<Layers className="size-6" />} title={t("plans")} />}
      {plans?.map((plan) => (
        <PlanCard
          key={plan.id}
          plan={plan}
          onEdit={() => setEdited(plan)}
          onDefault={() => void act(() => call(changePlan, { params: { planId: plan.id }, body: { isDefault: true } }))}
          onRemove={() => setRemoved(plan)}
        />
      ))}
      <PlanDialog
        plan={edited}
        onClose={() => setEdited(null)}
        onSaved={() => {
          setEdited(null);
          load();
        }}
      />
      {removed && (
        <ConfirmDialog
          title={t("removeTitle", { name: removed.name })}
          detail={t("removeDetail")}
          act={t("remove")}
          onClose={() => setRemoved(null)}
          onConfirm={async () => {
            await call(deletePlan, { params: { planId: removed.id } });
            load();
          }}
        />
      )}
    </>
  );
}

interface PlanCardProps {
  readonly plan: OfferedPlan;
  readonly onEdit: () => void;
  readonly onDefault: () => void;
  readonly onRemove: () => void;
}

function PlanCard({ plan, onEdit, onDefault, onRemove }: PlanCardProps) {
  const t = useTexts(plansTexts);
  const words = useContents(plan);
  const canGo = !plan.isDefault && plan.bought === 0;
  return (
    <section aria-label={plan.name} className="rounded-large border border-line bg-surface-2 p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-semibold text-md [overflow-wrap:anywhere]">{plan.name}</h2>
        {plan.isDefault && <Badge tone="accent">{t("isDefault")}</Badge>}
      </div>
      <p className="mt-1 text-text-1">{words.functions}</p>
      <p className="text-text-2">{words.limits}</p>
      <p className="mt-1 text-sm text-text-2">
        {plan.isDefault && `${t("defaultDetail")} `}
        {plan.bought > 0 ? t("givenOut", { assigned: plan.assigned, bought: plan.bought }) : t("noLicences")}
        {"."}
      </p>
      <div className="mt-3 -ml-2 flex flex-wrap gap-1">
        <Button tone="plain" size="small" onClick={onEdit}>
          {t("edit")}
        </Button>
        {!plan.isDefault && (
          <Button tone="plain" size="small" onClick={onDefault}>
            {t("makeDefault")}
          </Button>
        )}
        {canGo && (
          <Button tone="plainDanger" size="small" onClick={onRemove}>
            {t("remove")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** What a plan contains, in two sentences. */
function useContents({ lacking, limits }: Pick<OfferedPlan, "lacking" | "limits">) {
  const t = useTexts(plansTexts);
  const name = useTexts(functionTexts);
  const format = useFormat();
  const { storageBytes, bubbleMembers, conferenceParticipants } = limits;
  const parts = [
    storageBytes !== null && t("storageShort", { size: format.size(storageBytes) }),
    bubbleMembers !== null && t("bubbleShort", { count: bubbleMembers }),
    conferenceParticipants === 0 && t("conferenceJoinOnly"),
    conferenceParticipants ? t("conferenceShort", { count: conferenceParticipants }) : false,
  ].filter((part) => part !== false);
  const text = parts.length > 0 ? parts.join(" · ") : t("unlimited");
  return {
    functions:
      lacking.length === 0
        ? t("everything")
        : t("without", { functions: format.list(lacking.map((each) => name(each))) }),
    limits: text.charAt(0).toLocaleUpperCase() + text.slice(1),
  };
}
