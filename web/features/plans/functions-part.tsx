import { useState } from "react";
import {
  changeGroup,
  type GroupProfile,
  type Plan,
  type SwitchName,
  type SwitchSettings,
  setCompanyFunctions,
} from "../../../src/protocol/plans.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { LoadFailed, Select, SkeletonList, toastFailure } from "../../ui/index.ts";
import { functionsTexts } from "./functions-texts.ts";
import { GroupBar, NewGroupButton } from "./group-bar.tsx";
import type { Level } from "./inheritance.ts";
import { MemberFunctions } from "./member-functions.tsx";
import { SwitchTable } from "./switch-table.tsx";
import { type CompanyFunctions, useCompanyFunctions } from "./use-company-functions.ts";

const everybody = "everybody";
const oneMember = "member";

/** What people may use: for everybody, for a group, or for one member, each with where it comes from. */
export function FunctionsPart() {
  const t = useTexts(functionsTexts);
  const { functions, failure, load, change } = useCompanyFunctions();
  const [whom, setWhom] = useState<string>(everybody);
  if (failure && !functions) return <LoadFailed failure={failure} onRetry={() => void load()} />;
  if (!functions) return <SkeletonList rows={8} />;

  const group = functions.groups.find(({ id }) => id === whom);
  // A group that is gone takes nobody's settings with it.
  const shown = group || whom === oneMember ? whom : everybody;
  return (
    <>
      <p className="text-text-2">{t("intro")}</p>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Select
          label={t("forWhom")}
          value={shown}
          onChange={setWhom}
          options={[
            { value: everybody, label: t("everybody") },
            ...functions.groups.map(({ id, name }) => ({ value: id, label: t("group", { name }) })),
            { value: oneMember, label: t("oneMember") },
          ]}
        />
        <NewGroupButton
          onMade={(made) => {
            change({ ...functions, groups: [...functions.groups, made] });
            setWhom(made.id);
          }}
        />
      </div>
      {group && <GroupBar key={group.id} group={group} onChanged={load} />}
      {shown === oneMember ? (
        <MemberFunctions functions={functions} onChanged={load} />
      ) : (
        <SharedFunctions functions={functions} group={group} change={change} reload={load} />
      )}
    </>
  );
}

interface SharedFunctionsProps {
  readonly functions: CompanyFunctions;
  /** Undefined: everybody. */
  readonly group: GroupProfile | undefined;
  readonly change: (functions: CompanyFunctions) => void;
  readonly reload: () => Promise<void>;
}

function SharedFunctions({ functions, group, change, reload }: SharedFunctionsProps) {
  const planNote = usePlanNote(functions.plans);
  const company: Level = { key: "company", switches: functions.switches };
  const levels: Level[] = group ? [company, { key: "group", switches: group.switches }] : [company];

  const save = async (switches: SwitchSettings) => {
    const groups = functions.groups.map((each) => (each.id === group?.id ? { ...each, switches } : each));
    change({ ...functions, ...(group ? { groups } : { switches }) });
    try {
      if (group) await call(changeGroup, { params: { groupId: group.id }, body: { switches } });
      else await call(setCompanyFunctions, { body: { switches } });
    } catch (thrown) {
      toastFailure(thrown);
      await reload();
    }
  };
  return <SwitchTable levels={levels} planNote={planNote} isPlanBinding={false} onChange={(next) => void save(next)} />;
}

/** Which of the company's plans lack a function. */
function usePlanNote(plans: readonly Plan[]) {
  const t = useTexts(functionsTexts);
  const format = useFormat();
  return (name: SwitchName): string | null => {
    const without = plans.filter(({ lacking }) => lacking.includes(name)).map((plan) => plan.name);
    return without.length === 0 ? null : t("notInPlans", { count: without.length, plans: format.list(without) });
  };
}
