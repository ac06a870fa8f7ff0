import { ArrowLeft, Search, SearchX, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { appTexts } from "../../app/texts.ts";
import { useLayout } from "../../app/use-media.ts";
import { useTitle } from "../../app/window-title.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { EmptyState, IconButton, LoadFailed, SkeletonList, TextField } from "../../ui/index.ts";
import { ownId, useConversationsStore } from "../conversations/store.ts";
import { knownTitle } from "../conversations/titles.ts";
import { nameOf, usePeopleStore, wantPeople } from "../directory/index.ts";
import { FilterChips } from "./filter-chips.tsx";
import { addressOf, hasFilter, noWish, type Wish, wishIn, withTypedFilters } from "./filters.ts";
import { ResultList } from "./result-list.tsx";
import { searchTexts } from "./texts.ts";
import { useResults } from "./use-results.ts";

/** `/search?q=…`: what was said and shared, wherever one may look. */
export function SearchPage() {
  const t = useTexts(searchTexts);
  const app = useTexts(appTexts);
  const layout = useLayout();
  const [, navigate] = useLocation();
  const address = useSearch();
  const [wish, setWish] = useState<Wish>(() => wishIn(address));
  const shownAddress = useRef(addressOf(wish));
  useTitle(t("search"));

  // Somebody came here with another search, or went back to one.
  useEffect(() => {
    const asked = wishIn(address);
    if (addressOf(asked) === shownAddress.current) return;
    shownAddress.current = addressOf(asked);
    setWish(asked);
  }, [address]);
  useEffect(() => wantPeople([...wish.from]), [wish.from]);

  const change = (next: Wish) => {
    setWish(next);
    shownAddress.current = addressOf(next);
    navigate(shownAddress.current, { replace: true });
  };
  const search = useResults(wish);
  const listRef = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    listRef.current?.querySelector("a")?.focus();
  };
  const { results, failure, isLoading } = search;
  return (
    <section aria-label={t("search")} className="flex min-w-0 flex-1 flex-col">
      <header className="flex shrink-0 flex-col gap-2.5 border-line border-b px-3 py-3 sm:px-6">
        <div className="mx-auto flex w-full max-w-3xl items-center gap-2">
          {layout !== "full" && (
            <IconButton
              label={app("back")}
              icon={<ArrowLeft aria-hidden="true" className="size-5" />}
              onClick={() => (globalThis.history.length > 1 ? globalThis.history.back() : navigate("/"))}
              className="-ml-1"
            />
          )}
          <h1 className="sr-only">{t("search")}</h1>
          <div className="flex-1">
            <TextField
              label={t("field")}
              isLabelHidden
              look="filled"
              type="text"
              enterKeyHint="search"
              autoComplete="off"
              autoFocus
              maxLength={200}
              placeholder={t("placeholder")}
              value={wish.query}
              onChange={(event) => change(withTypedFilters({ ...wish, query: event.target.value }, nameables()))}
              onKeyDown={onKeyDown}
              before={<Search aria-hidden="true" className="size-4" />}
              after={
                wish.query && (
                  <IconButton
                    size="small"
                    label={t("clear")}
                    icon={<X aria-hidden="true" className="size-4" />}
                    onClick={() => change({ ...wish, query: "" })}
                  />
                )
              }
            />
          </div>
        </div>
        <div className="mx-auto w-full max-w-3xl">
          <FilterChips wish={wish} selfId={ownId()} onChange={change} />
        </div>
      </header>
      <div ref={listRef} className="min-h-0 flex-1 overflow-y-auto" aria-busy={isLoading}>
        <div className="mx-auto h-full w-full max-w-3xl">
          {failure ? (
            <LoadFailed failure={failure} onRetry={search.retry} />
          ) : results && results.found.length > 0 ? (
            <ResultList search={search} results={results} selfId={ownId()} />
          ) : isLoading ? (
            <SkeletonList />
          ) : results ? (
            <EmptyState
              icon={<SearchX className="size-6" />}
              title={t("nothing")}
              action={
                hasFilter(wish) && (
                  <button
                    type="button"
                    onClick={() => change({ ...noWish, query: wish.query })}
                    className="focus-ring rounded-small font-medium text-accent-text hover:underline"
                  >
                    {t("removeAll")}
                  </button>
                )
              }
            >
              {results.isComplete ? t("nothingDetail") : t("isIndexing")}
            </EmptyState>
          ) : (
            <EmptyState icon={<Search className="size-6" />} title={t("startTitle")}>
              {t("startDetail")}
            </EmptyState>
          )}
        </div>
      </div>
    </section>
  );
}

/** Whom and what a typed name may mean: what this device knows by now. */
function nameables() {
  const { people } = usePeopleStore.getState();
  const { all } = useConversationsStore.getState();
  return {
    people: Object.values(people).flatMap((person) => (person ? { id: person.id, name: nameOf(person) } : [])),
    chats: Object.values(all).map((conversation) => ({
      id: conversation.id,
      name: knownTitle(conversation, ownId()),
    })),
  };
}
