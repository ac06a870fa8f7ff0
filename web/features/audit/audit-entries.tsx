import { UserSearch } from "lucide-react";
import type { AuditEntry } from "../../../src/protocol/audit.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { IconButton } from "../../ui/index.ts";
import { auditTexts } from "./audit-texts.ts";
import { detailOf, sentenceOf } from "./sentence.ts";

interface AuditEntriesProps {
  readonly entries: readonly AuditEntry[];
  /** Of several companies: each entry says whose it is. */
  readonly isInstance: boolean;
  readonly onPerson: (person: { id: string; name: string }) => void;
}

/** Days, and under each what was done. */
export function AuditEntries({ entries, isInstance, onPerson }: AuditEntriesProps) {
  const format = useFormat();
  const days = Map.groupBy(entries, ({ at }) => new Date(at).toDateString());
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={format.day(ofDay[0]?.at ?? 0)}>
      <h2 className="px-1 pb-1 font-semibold text-sm text-text-2">{format.day(ofDay[0]?.at ?? 0)}</h2>
      <ol className="divide-y divide-line rounded-large border border-line bg-surface-2">
        {ofDay.map((entry) => (
          <EntryRow key={entry.number} entry={entry} isInstance={isInstance} onPerson={onPerson} />
        ))}
      </ol>
    </section>
  ));
}

interface EntryRowProps extends Omit<AuditEntriesProps, "entries"> {
  readonly entry: AuditEntry;
}

function EntryRow({ entry, isInstance, onPerson }: EntryRowProps) {
  const t = useTexts(auditTexts);
  const format = useFormat();
  const { actor } = entry;
  const language = useLanguage();
  const detail = detailOf(entry, language);
  return (
    <li className="flex items-start gap-3 px-4 py-2.5">
      <time
        dateTime={new Date(entry.at).toISOString()}
        title={format.dateTime(entry.at)}
        className="w-14 shrink-0 pt-0.5 text-sm text-text-3 tabular-nums"
      >
        {format.time(entry.at)}
      </time>
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className="block text-text-1">{sentenceOf(entry, language)}</span>
        {detail && <span className="block text-sm text-text-2">{detail}</span>}
        {isInstance && entry.company && (
          <span className="block text-sm text-text-3">{entry.company.name ?? t("gone")}</span>
        )}
      </span>
      <span className="shrink-0 pt-0.5 text-text-3 text-xs tabular-nums">{`#${entry.number}`}</span>
      {actor?.name && (
        <IconButton
          size="small"
          label={`${t("onlyPerson")}: ${actor.name}`}
          icon={<UserSearch aria-hidden="true" className="size-4" />}
          onClick={() => onPerson({ id: actor.id, name: actor.name ?? "" })}
        />
      )}
    </li>
  );
}
