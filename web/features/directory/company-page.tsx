import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useAccount } from "../../app/session.ts";
import { useTitle } from "../../app/window-title.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Badge, Card, LoadFailed, Locked, Skeleton, SkeletonList, useLock } from "../../ui/index.ts";
import { useColleaguePages } from "./colleague-pages.ts";
import { PersonRow } from "./people-list/person-row.tsx";
import { usePeopleStore } from "./people-store.ts";
import { directoryTexts } from "./texts.ts";

/** px */
const rowHeight = 64;

/** One's own company and the colleagues one may find. */
export function CompanyPage() {
  const t = useTexts(directoryTexts);
  const company = useAccount().companyName ?? "";
  const lock = useLock("findPeople");
  const scrollRef = useRef<HTMLDivElement>(null);
  useTitle(company);
  return (
    <div ref={scrollRef} className="flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-2xl flex-col gap-6 px-4 py-8">
        <header className="flex items-center gap-4">
          <Avatar id={company} name={company} kind="bubble" size="huge" />
          <div className="min-w-0">
            <h1 dir="auto" className="font-semibold text-xl [overflow-wrap:anywhere]">
              {company}
            </h1>
            <p className="text-text-2">{t("companyDetail", { company })}</p>
          </div>
        </header>
        {lock ? <Locked because={lock}>{t("findLocked")}</Locked> : <Colleagues scrollRef={scrollRef} />}
      </div>
    </div>
  );
}

type Pages = ReturnType<typeof useColleaguePages>;

function Colleagues({ scrollRef }: { scrollRef: RefObject<HTMLDivElement | null> }) {
  const t = useTexts(directoryTexts);
  const pages = useColleaguePages();
  const { total, failure, refresh } = pages;
  if (total === undefined) return failure ? <LoadFailed failure={failure} onRetry={refresh} /> : <SkeletonList />;
  return (
    <>
      {failure && <LoadFailed failure={failure} onRetry={refresh} />}
      <Card title={t("members", { count: total + 1 })}>
        <Rows pages={pages} total={total} scrollRef={scrollRef} />
      </Card>
    </>
  );
}

/** Draws what is in view alone; oneself comes first. */
function Rows({
  pages,
  total,
  scrollRef,
}: {
  pages: Pages;
  total: number;
  scrollRef: RefObject<HTMLDivElement | null>;
}) {
  const listRef = useRef<HTMLUListElement>(null);
  /** How far down the page the list begins. */
  const [scrollMargin, setScrollMargin] = useState(0);
  useEffect(() => {
    const [page, list] = [scrollRef.current, listRef.current];
    if (!page || !list) return;
    setScrollMargin(list.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop);
  }, [scrollRef]);
  const virtualizer = useVirtualizer({
    count: total + 1,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollMargin,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { want } = pages;
  useEffect(() => {
    if (last > 0) want(Math.max(0, first - 1), last - 1);
  }, [want, first, last]);
  return (
    <ul ref={listRef} className="relative -mx-2" style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => (
        <li
          key={item.key}
          aria-setsize={total + 1}
          aria-posinset={item.index + 1}
          className="absolute inset-x-0 top-0"
          style={{ height: rowHeight, transform: `translateY(${item.start - scrollMargin}px)` }}
        >
          {item.index === 0 ? <Oneself /> : <Colleague id={pages.at(item.index - 1)?.id} />}
        </li>
      ))}
    </ul>
  );
}

function Oneself() {
  const t = useTexts(directoryTexts);
  const { id, firstName, lastName } = useAccount();
  return (
    <div className="flex h-full items-center gap-3 px-3">
      <Avatar id={id} name={`${firstName} ${lastName}`} />
      <span dir="auto" className="min-w-0 truncate font-medium">
        {firstName} {lastName}
      </span>
      <Badge>{t("you")}</Badge>
    </div>
  );
}

function Colleague({ id }: { id: string | undefined }) {
  const person = usePeopleStore(({ people }) => (id === undefined ? undefined : people[id]));
  if (person) return <PersonRow person={person} showsCompany={false} />;
  return (
    <div className="flex h-full items-center gap-3 px-3">
      <Skeleton className="size-9 rounded-full" />
      <Skeleton className="h-4 w-40" />
    </div>
  );
}
