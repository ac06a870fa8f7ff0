import { Search } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import type { MemberEntry } from "../../../src/protocol/companies.ts";
import { assignLicence, getMemberEntitlements } from "../../../src/protocol/plans.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  Avatar,
  Button,
  Card,
  EmptyState,
  LoadFailed,
  Select,
  SkeletonList,
  TextField,
  toastFailure,
} from "../../ui/index.ts";
import type { Licences } from "./licences-part.tsx";
import { licencesTexts } from "./licences-texts.ts";
import { nameOfMember, useMembers } from "./use-members.ts";

const pageSize = 20;
const noLicence = "none";

/** The members, each with their plan, which changes by choosing another. */
export function LicenceHolders({ licences, onChanged }: { licences: Licences; onChanged: () => Promise<void> }) {
  const t = useTexts(licencesTexts);
  const [query, setQuery] = useState("");
  const [offset, setOffset] = useState(0);
  const { members, total, failure } = useMembers(query, { offset, limit: pageSize });
  const [planIds, change] = usePlanIds(members);

  const assign = async (accountId: string, planId: string | null) => {
    const before = planIds.get(accountId) ?? null;
    change(accountId, planId);
    try {
      await call(assignLicence, { params: { accountId }, body: { planId } });
    } catch (thrown) {
      change(accountId, before);
      toastFailure(thrown);
    }
    await onChanged();
  };

  return (
    <Card title={t("members")}>
      <TextField
        label={t("find")}
        isLabelHidden
        look="filled"
        type="search"
        autoComplete="off"
        placeholder={t("find")}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setOffset(0);
        }}
        before={<Search aria-hidden="true" className="size-4" />}
      />
      {failure && <LoadFailed failure={failure} />}
      {!members && !failure && <SkeletonList rows={4} />}
      {members?.length === 0 && <EmptyState title={t("noMember", { query: query.trim() })} />}
      <ul className="mt-2 divide-y divide-line">
        {members?.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
            <Avatar id={member.id} name={nameOfMember(member)} />
            <span className="min-w-0 flex-1 basis-40">
              <span dir="auto" className="block truncate font-medium">
                {nameOfMember(member)}
              </span>
              <span className="block truncate text-sm text-text-2">{member.email}</span>
            </span>
            <PlanSelect
              name={nameOfMember(member)}
              planId={planIds.get(member.id) ?? null}
              licences={licences}
              onChange={(planId) => void assign(member.id, planId)}
            />
          </li>
        ))}
      </ul>
      {total > pageSize && (
        <div className="mt-3 flex items-center justify-between gap-2">
          <p className="text-sm text-text-2">
            {t("shownOf", { from: offset + 1, to: Math.min(offset + pageSize, total), total })}
          </p>
          <div className="flex gap-2">
            <Button size="small" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - pageSize))}>
              {t("back")}
            </Button>
            <Button size="small" disabled={offset + pageSize >= total} onClick={() => setOffset(offset + pageSize)}>
              {t("forth")}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}

interface PlanSelectProps {
  readonly name: string;
  readonly planId: string | null;
  readonly licences: Licences;
  readonly onChange: (planId: string | null) => void;
}

function PlanSelect({ name, planId, licences: { licences, defaultPlan }, onChange }: PlanSelectProps) {
  const t = useTexts(licencesTexts);
  return (
    <Select
      label={t("licenceOf", { name })}
      isLabelHidden
      value={planId ?? noLicence}
      onChange={(next) => onChange(next === noLicence ? null : next)}
      options={[
        { value: noLicence, label: t("noLicence", { plan: defaultPlan.name }) },
        ...licences.map(({ plan, bought, assigned }) => ({
          value: plan.id,
          label: plan.name,
          detail: assigned < bought ? t("left", { count: bought - assigned }) : t("noneLeft"),
        })),
      ]}
    />
  );
}

/** The plans of the members shown, by their ids. */
function usePlanIds(members: readonly MemberEntry[] | undefined) {
  const [planIds, setPlanIds] = useState<ReadonlyMap<string, string | null>>(new Map());
  useEffect(() => {
    if (!members || members.length === 0) return;
    call(getMemberEntitlements, { body: { ids: members.map(({ id }) => id) } }).then(
      (answer) => setPlanIds(new Map(answer.members.map(({ accountId, planId }) => [accountId, planId]))),
      toastFailure,
    );
  }, [members]);
  const change = useCallback(
    (accountId: string, planId: string | null) => setPlanIds((before) => new Map(before).set(accountId, planId)),
    [],
  );
  return [planIds, change] as const;
}
