import { Search } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import type { MemberEntry } from "../../../src/protocol/companies.ts";
import {
  getMemberEntitlements,
  type MemberEntitlement,
  type SwitchName,
  type SwitchSettings,
  setMemberFunctions,
  setMemberGroup,
} from "../../../src/protocol/plans.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  Avatar,
  Button,
  EmptyState,
  ListRow,
  LoadFailed,
  Select,
  SkeletonList,
  TextField,
  toastFailure,
} from "../../ui/index.ts";
import { functionsTexts } from "./functions-texts.ts";
import type { Level } from "./inheritance.ts";
import { SwitchTable } from "./switch-table.tsx";
import type { CompanyFunctions } from "./use-company-functions.ts";
import { nameOfMember, useMembers } from "./use-members.ts";

interface MemberFunctionsProps {
  readonly functions: CompanyFunctions;
  /** Somebody joined or left a group. */
  readonly onChanged: () => Promise<void>;
}

/** One member, found by name, and what they may use. */
export function MemberFunctions({ functions, onChanged }: MemberFunctionsProps) {
  const [member, setMember] = useState<MemberEntry>();
  if (!member) return <MemberSearch onChoose={setMember} />;
  return (
    <OneMember
      key={member.id}
      member={member}
      functions={functions}
      onChanged={onChanged}
      onOther={() => setMember(undefined)}
    />
  );
}

function MemberSearch({ onChoose }: { onChoose: (member: MemberEntry) => void }) {
  const t = useTexts(functionsTexts);
  const [query, setQuery] = useState("");
  const { members, failure } = useMembers(query, { limit: 8 });
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t("chooseMember")}
        type="search"
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        before={<Search aria-hidden="true" className="size-4" />}
      />
      {failure && <LoadFailed failure={failure} />}
      {!members && !failure && <SkeletonList rows={4} />}
      {members?.length === 0 && <EmptyState title={t("noMember", { query: query.trim() })} />}
      <ul aria-label={t("membersFound")}>
        {members?.map((member) => (
          <li key={member.id}>
            <ListRow
              lead={<Avatar id={member.id} name={nameOfMember(member)} />}
              title={nameOfMember(member)}
              detail={member.email}
              onSelect={() => onChoose(member)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

const noGroup = "none";

interface OneMemberProps extends MemberFunctionsProps {
  readonly member: MemberEntry;
  readonly onOther: () => void;
}

function OneMember({ member, functions, onChanged, onOther }: OneMemberProps) {
  const t = useTexts(functionsTexts);
  const [entitlement, setEntitlement] = useState<MemberEntitlement>();
  const [failure, setFailure] = useState<ApiFailure>();
  const accountId = member.id;
  const load = useCallback(async () => {
    try {
      const { members } = await call(getMemberEntitlements, { body: { ids: [accountId] } });
      setEntitlement(members[0]);
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }, [accountId]);
  useEffect(() => void load(), [load]);

  const act = async (run: () => Promise<unknown>) => {
    try {
      await run();
    } catch (thrown) {
      toastFailure(thrown);
    }
    await load();
  };
  const save = (switches: SwitchSettings) => {
    setEntitlement((before) => before && { ...before, switches });
    void act(() => call(setMemberFunctions, { params: { accountId }, body: { switches } }));
  };
  const join = (groupId: string | null) =>
    void act(async () => {
      await call(setMemberGroup, { params: { accountId }, body: { groupId } });
      await onChanged();
    });

  const group = functions.groups.find(({ id }) => id === entitlement?.groupId);
  const plan = functions.plans.find(({ id }) => id === entitlement?.planId) ?? functions.plans[0];
  const levels: Level[] = [
    { key: "company", switches: functions.switches },
    ...(group ? [{ key: "group" as const, switches: group.switches }] : []),
    { key: "person", switches: entitlement?.switches ?? {} },
  ];
  const planNote = (name: SwitchName) => (plan?.lacking.includes(name) ? t("notInPlan", { plan: plan.name }) : null);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Avatar id={member.id} name={nameOfMember(member)} />
        <div className="min-w-0 flex-1 basis-40">
          <h2 dir="auto" className="truncate font-semibold text-md">
            {nameOfMember(member)}
          </h2>
          {plan && (
            <p className="text-sm text-text-2">
              {t("memberPlan")}: {plan.name}
            </p>
          )}
        </div>
        <Button tone="plain" size="small" onClick={onOther}>
          {t("otherMember")}
        </Button>
      </div>
      {failure && !entitlement && <LoadFailed failure={failure} onRetry={() => void load()} />}
      {!entitlement && !failure && <SkeletonList rows={8} />}
      {entitlement && (
        <>
          {functions.groups.length > 0 && (
            <div className="max-w-80">
              <Select
                label={t("memberGroup")}
                value={group?.id ?? noGroup}
                onChange={(next) => join(next === noGroup ? null : next)}
                options={[
                  { value: noGroup, label: t("noGroup") },
                  ...functions.groups.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </div>
          )}
          <SwitchTable levels={levels} planNote={planNote} isPlanBinding onChange={save} />
        </>
      )}
    </>
  );
}
