import { Search, X } from "lucide-react";
import { useDeferredValue, useState } from "react";
import {
  type GuardedAct,
  listActRequests,
  type MemberEntry,
  type MemberRole,
} from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { EmptyState, IconButton, LoadFailed, Select, SkeletonList, TextField } from "../../ui/index.ts";
import { EraseMember, ErasureRequests } from "../erasure/index.ts";
import { AskSecondDialog } from "./ask-second-dialog.tsx";
import { useSignOnState } from "./has-sign-on.ts";
import { type AskedWish, MemberDialogs, type MemberWish, reactivate } from "./member-dialogs.tsx";
import { type MemberQuery, useMemberPages } from "./member-pages.ts";
import { MemberTable } from "./member-table.tsx";
import { membersTexts } from "./members-texts.ts";
import { useAnswer } from "./use-answer.ts";

/** Under the four-eyes rule these take a second administrator. */
const guardedActs: Partial<Record<MemberWish["act"], GuardedAct>> = {
  makeAdministrator: "makeAdministrator",
  makeMember: "makeMember",
  deactivate: "deactivate",
  release: "release",
  erase: "erase",
  resetFactor: "resetSecondFactor",
};
const askRule = () => call(listActRequests);

/** Everybody in the company: found, sorted, and what an administrator does to them. */
export function MembersPart() {
  const t = useTexts(membersTexts);
  useSignOnState();
  const [text, setText] = useState("");
  const [role, setRole] = useState<MemberRole | "any">("any");
  const [state, setState] = useState<"active" | "deactivated" | "any">("any");
  const [sorting, setSorting] = useState<Pick<MemberQuery, "sort" | "order">>({ sort: "name", order: "ascending" });
  const [wish, setWish] = useState<AskedWish>();
  const [asking, setAsking] = useState<{ readonly act: GuardedAct; readonly member: MemberEntry }>();
  const { answer: rule } = useAnswer(askRule);
  const [erasing, setErasing] = useState<MemberEntry>();
  const pages = useMemberPages({
    q: useDeferredValue(text.trim()),
    role: role === "any" ? undefined : role,
    state: state === "any" ? undefined : state,
    ...sorting,
  });
  const { total, failure } = pages;
  const take = async ({ act, member }: MemberWish) => {
    const guarded = guardedActs[act];
    if (guarded && rule?.isOn) return setAsking({ act: guarded, member });
    if (act === "erase") return setErasing(member);
    if (act !== "reactivate") return setWish({ act, member });
    const active = await reactivate(member, t);
    if (active) pages.put(active);
  };

  return (
    <section aria-label={t("members")} className="flex flex-col gap-4">
      <ErasureRequests onGone={pages.refresh} />
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
        <div className="col-span-2 sm:col-span-1">
          <TextField
            label={t("find")}
            isLabelHidden
            look="filled"
            inputMode="search"
            autoComplete="off"
            maxLength={100}
            placeholder={t("findHint")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            before={<Search aria-hidden="true" className="size-4" />}
            after={
              text && (
                <IconButton
                  size="small"
                  label={t("clear")}
                  icon={<X aria-hidden="true" className="size-4" />}
                  onClick={() => setText("")}
                />
              )
            }
          />
        </div>
        <Select
          label={t("role")}
          isLabelHidden
          value={role}
          onChange={setRole}
          options={[
            { value: "any", label: t("anyRole") },
            { value: "member", label: t("member") },
            { value: "administrator", label: t("administrator") },
          ]}
        />
        <Select
          label={t("state")}
          isLabelHidden
          value={state}
          onChange={setState}
          options={[
            { value: "any", label: t("anyState") },
            { value: "active", label: t("active") },
            { value: "deactivated", label: t("deactivated") },
          ]}
        />
      </div>
      {failure && total === undefined && <LoadFailed failure={failure} onRetry={pages.refresh} />}
      {total === undefined && !failure && <SkeletonList rows={8} />}
      {total !== undefined && (
        <>
          <p role="status" className="-mb-1 text-sm text-text-2 tabular-nums">
            {t("total", { count: total })}
          </p>
          {total === 0 ? (
            <EmptyState title={t("none")}>{t("noneDetail")}</EmptyState>
          ) : (
            <MemberTable
              pages={pages}
              total={total}
              sorting={sorting}
              onSort={setSorting}
              onWish={(next) => void take(next)}
            />
          )}
        </>
      )}
      {erasing && (
        <EraseMember
          accountId={erasing.id}
          name={`${erasing.firstName} ${erasing.lastName}`}
          onGone={pages.refresh}
          onClose={() => setErasing(undefined)}
        />
      )}
      {asking && (
        <AskSecondDialog
          act={asking.act}
          member={{ id: asking.member.id, name: `${asking.member.firstName} ${asking.member.lastName}`.trim() }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {wish && (
        <MemberDialogs wish={wish} onDone={pages.put} onGone={pages.refresh} onClose={() => setWish(undefined)} />
      )}
    </section>
  );
}
