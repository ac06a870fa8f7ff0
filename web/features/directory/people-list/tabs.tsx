import { type KeyboardEvent, useEffect, useRef } from "react";
import type { PeopleView } from "../../../app/feature.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { cx, UnreadBadge } from "../../../ui/index.ts";
import { directoryTexts } from "../texts.ts";
import { changeList } from "./list-state.ts";

interface TabsProps {
  readonly views: readonly PeopleView[];
  readonly current: PeopleView;
}

/** One tab stop; the arrows go from tab to tab. */
export function Tabs({ views, current }: TabsProps) {
  const t = useTexts(directoryTexts);
  const ref = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (views.indexOf(current) + step + views.length) % views.length;
    changeList({ viewId: views[next]?.id ?? current.id });
    ref.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div
      ref={ref}
      role="tablist"
      aria-label={t("people")}
      onKeyDown={onKeyDown}
      className="flex shrink-0 gap-0.5 overflow-x-auto pr-8 pb-2 pl-3 [mask-image:linear-gradient(to_right,#000_calc(100%-2rem),transparent)]"
    >
      {views.map((view) => (
        <Tab key={view.id} view={view} isOpen={view === current} />
      ))}
    </div>
  );
}

const noBadge = () => 0;

function Tab({ view, isOpen }: { view: PeopleView; isOpen: boolean }) {
  const language = useLanguage();
  const useBadge = view.useBadge ?? noBadge;
  const count = useBadge();
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Not all of them fit in every language.
    if (isOpen) ref.current?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [isOpen]);
  return (
    <button
      ref={ref}
      type="button"
      role="tab"
      aria-selected={isOpen}
      tabIndex={isOpen ? 0 : -1}
      onClick={() => changeList({ viewId: view.id })}
      className={cx(
        "touch focus-inset flex h-8 shrink-0 items-center gap-1.5 rounded-full px-2.5 font-medium text-sm transition-colors",
        isOpen ? "bg-accent-soft text-accent-text" : "text-text-2 hover:bg-surface-3",
      )}
    >
      {view.label(language)}
      <UnreadBadge count={count} label={view.badgeLabel?.(language, count)} />
    </button>
  );
}
