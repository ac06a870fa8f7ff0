import type { KeyboardEvent } from "react";
import type { FoundMessage } from "../../../src/protocol/search.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Notice, SectionHeader } from "../../ui/index.ts";
import { ResultRow } from "./result-row.tsx";
import { searchTexts } from "./texts.ts";
import type { Results, Search } from "./use-results.ts";

interface ResultListProps {
  readonly search: Search;
  readonly results: Results;
  readonly selfId: string;
}

/** Arrow keys go from one result to the next. */
function onKeys(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
}

/** By day, the newest first; or in one list, the most relevant first. */
export function ResultList({ search, results, selfId }: ResultListProps) {
  const t = useTexts(searchTexts);
  const format = useFormat();
  const isByDay = results.wish.sort === "newest";
  const days = [...Map.groupBy(results.found, ({ sentAt }) => new Date(sentAt).toDateString())];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside have the keyboard, this only goes on from one to the next
    <div onKeyDown={onKeys} className="px-1 pt-1 pb-6 sm:px-3">
      <p role="status" className="sr-only">
        {t("shown", { count: results.found.length })}
      </p>
      {!results.isComplete && (
        <div className="px-3 pt-2">
          <Notice title={t("isIndexing")} />
        </div>
      )}
      {isByDay ? (
        days.map(([key, found]) => (
          <Group key={key} title={format.day(found[0]?.sentAt ?? 0)} found={found} results={results} selfId={selfId} />
        ))
      ) : (
        <Group title={t("relevant")} found={results.found} results={results} selfId={selfId} />
      )}
      {results.next && (
        <div className="flex justify-center pt-3">
          <Button isBusy={search.isLoadingMore} onClick={search.loadMore}>
            {t(isByDay ? "more" : "moreRelevant")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly found: readonly FoundMessage[];
  readonly results: Results;
  readonly selfId: string;
}
function Group({ title, found, results, selfId }: GroupProps) {
  return (
    <section aria-label={title}>
      <SectionHeader title={title} />
      <ul>
        {found.map((message) => (
          <li key={message.id}>
            <ResultRow
              message={message}
              selfId={selfId}
              isPlaceKnown={results.wish.in.length === 1}
              isDayKnown={results.wish.sort === "newest"}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
