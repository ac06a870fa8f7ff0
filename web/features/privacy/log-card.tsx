import { EyeOff, KeyRound, Lock, LockOpen, type LucideIcon, Trash2, UserCog } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { listPrivacyLog, type PrivacyAct, type PrivacyEntry } from "../../../src/protocol/privacy.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { nameOf, usePeopleStore, wantPeople } from "../directory/index.ts";
import { administeredTexts } from "./administered-texts.ts";
import { privacyTexts } from "./texts.ts";

/** What was done with one's data, newest first. */
export function LogCard() {
  const t = useTexts(privacyTexts);
  const [entries, setEntries] = useState<readonly PrivacyEntry[]>();
  const [hasMore, setHasMore] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(async (known: readonly PrivacyEntry[]) => {
    setFailure(undefined);
    try {
      const page = await call(listPrivacyLog, { query: { before: known.at(-1)?.id, limit: 20 } });
      wantPeople(page.entries.flatMap(({ act }) => ("otherId" in act && act.otherId ? [act.otherId] : [])));
      setEntries([...known, ...page.entries]);
      setHasMore(page.hasMore);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }, []);
  useEffect(() => void load([]), [load]);
  return (
    <Card title={t("log")} description={t("logDetail")}>
      {failure && <LoadFailed failure={failure} onRetry={() => void load(entries ?? [])} />}
      {!entries && !failure && <SkeletonList rows={2} />}
      {entries?.length === 0 && <p className="text-text-3">{t("empty")}</p>}
      {entries && entries.length > 0 && (
        <ol className="divide-y divide-line">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {hasMore && (
        <Button size="small" className="mt-3" onClick={() => void load(entries ?? [])}>
          {t("more")}
        </Button>
      )}
    </Card>
  );
}

const icons: Record<PrivacyAct["kind"], LucideIcon> = {
  sideCleared: Trash2,
  contentDestroyed: KeyRound,
  seenMarks: EyeOff,
  administered: UserCog,
  restricted: Lock,
  restrictionReleased: LockOpen,
};

const restrictedBy = {
  person: "restrictedByYou",
  administrator: "restrictedByAdministrator",
  operator: "restrictedByOperator",
} as const;
const releasedBy = {
  person: "releasedByYou",
  administrator: "releasedByAdministrator",
  operator: "releasedByOperator",
} as const;

function Entry({ entry: { at, act } }: { entry: PrivacyEntry }) {
  const t = useTexts(privacyTexts);
  const format = useFormat();
  const Icon = icons[act.kind];
  const text = useSentence(act);
  return (
    <li className="flex items-start gap-3 py-3">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-text-3" />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="[overflow-wrap:anywhere]">
          {text}
        </p>
        {act.kind === "contentDestroyed" && act.isKeyDestroyed && (
          <p className="text-sm text-text-2">{t("keyDestroyed")}</p>
        )}
        {"reason" in act && act.reason && (
          <p dir="auto" className="text-sm text-text-2 [overflow-wrap:anywhere]">
            {t("reason", { reason: act.reason })}
          </p>
        )}
        <time dateTime={new Date(at).toISOString()} className="text-sm text-text-3 tabular-nums">
          {format.dateTime(at)}
        </time>
      </div>
    </li>
  );
}

function useSentence(act: PrivacyAct): string {
  const t = useTexts(privacyTexts);
  const acts = useTexts(administeredTexts);
  const where = useWhere(act);
  if (act.kind === "administered") {
    const actor = act.actorId === null ? t("machine") : (act.actorName ?? t("somebodyGone"));
    return acts(act.act, { actor });
  }
  if (act.kind === "seenMarks") return t(act.isOn ? "seenOn" : "seenOff");
  if (act.kind === "restricted") return t(restrictedBy[act.by]);
  if (act.kind === "restrictionReleased") return t(releasedBy[act.by]);
  return t(act.kind === "sideCleared" ? "sideCleared" : "destroyed", { count: act.messages, where });
}

function useWhere(act: PrivacyAct): string {
  const t = useTexts(privacyTexts);
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  if (!("conversationId" in act)) return "";
  if (act.bubbleName !== undefined) return t("bubble", { name: act.bubbleName });
  if (act.otherId === undefined) return t("goneChat");
  return t("chatWith", { name: nameOf(people[act.otherId], language) });
}
