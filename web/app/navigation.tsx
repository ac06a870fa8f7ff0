import { Search } from "lucide-react";
import { Link } from "wouter";
import { useLanguage } from "../i18n/language.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { cx, LogoMark, modifierName, Tooltip, UnreadBadge } from "../ui/index.ts";
import type { Section } from "./feature.ts";
import { openPalette } from "./palette-state.ts";
import { appTexts } from "./texts.ts";

interface EntryProps {
  readonly section: Section;
  readonly isCurrent: boolean;
}

function RailEntry({ section, isCurrent }: EntryProps) {
  const label = section.label(useLanguage());
  const Icon = section.icon;
  return (
    <li>
      <Tooltip text={label} side="right">
        <Link
          href={section.href}
          aria-label={label}
          aria-current={isCurrent ? "page" : undefined}
          className={cx(
            "focus-ring relative flex size-11 items-center justify-center rounded-medium transition-colors",
            isCurrent ? "bg-surface-2 text-accent-text shadow-1" : "text-text-2 hover:bg-surface-3 hover:text-text-1",
          )}
        >
          <Icon aria-hidden="true" className="size-[22px]" strokeWidth={isCurrent ? 2.2 : 1.8} />
          <EntryBadge section={section} className="-top-1 -right-1" />
        </Link>
      </Tooltip>
    </li>
  );
}

const useNothing = () => 0;
function EntryBadge({ section, className }: { section: Section; className: string }) {
  const useBadge = section.useBadge ?? useNothing;
  const count = useBadge();
  if (count === 0) return null;
  return (
    <span className={cx("absolute", className)}>
      <UnreadBadge count={count} />
    </span>
  );
}

interface NavigationProps {
  readonly sections: readonly Section[];
  readonly current: Section | undefined;
}

/** 64 px at the window's edge. */
export function Rail({ sections, current }: NavigationProps) {
  const t = useTexts(appTexts);
  const part = (placement: "rail" | "railEnd") =>
    sections
      .filter((section) => (section.placement ?? "rail") === placement)
      .map((section) => <RailEntry key={section.id} section={section} isCurrent={section === current} />);
  return (
    <nav aria-label={t("navigation")} className="flex w-16 shrink-0 flex-col items-center gap-2 bg-surface-0 py-3">
      <Link href="/" aria-label="Iris" className="focus-ring mb-2 rounded-medium p-1">
        <LogoMark className="size-9" />
      </Link>
      <ul className="flex flex-1 flex-col items-center gap-1.5">{part("rail")}</ul>
      <Tooltip text={`${t("openPalette")} (${modifierName} K)`} side="right">
        <button
          type="button"
          aria-label={t("openPalette")}
          onClick={openPalette}
          className="focus-ring flex size-11 items-center justify-center rounded-medium text-text-2 hover:bg-surface-3 hover:text-text-1"
        >
          <Search aria-hidden="true" className="size-[22px]" strokeWidth={1.8} />
        </button>
      </Tooltip>
      <ul className="flex flex-col items-center gap-1.5">{part("railEnd")}</ul>
    </nav>
  );
}

function BarEntry({ section, isCurrent }: EntryProps) {
  const label = section.label(useLanguage());
  const Icon = section.icon;
  return (
    <li className="min-w-0 flex-1">
      <Link
        href={section.href}
        aria-current={isCurrent ? "page" : undefined}
        className={cx(
          "focus-inset flex h-14 flex-col items-center justify-center gap-0.5 rounded-medium",
          isCurrent ? "font-medium text-accent-text" : "text-text-2",
        )}
      >
        <span className="relative">
          <Icon aria-hidden="true" className="size-[22px]" strokeWidth={isCurrent ? 2.2 : 1.8} />
          <EntryBadge section={section} className="-top-2 left-3" />
        </span>
        <span className="max-w-full truncate text-xs tracking-tight">{label}</span>
      </Link>
    </li>
  );
}

/** Phones: the first five sections, within the thumb's reach. */
export function BottomBar({ sections, current }: NavigationProps) {
  const t = useTexts(appTexts);
  const end = sections.filter((section) => section.placement === "railEnd").slice(0, 1);
  const first = sections.filter((section) => section.placement !== "railEnd").slice(0, 5 - end.length);
  return (
    <nav
      aria-label={t("navigation")}
      className="shrink-0 border-line border-t bg-surface-0 pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="flex">
        {[...first, ...end].map((section) => (
          <BarEntry key={section.id} section={section} isCurrent={section === current} />
        ))}
      </ul>
    </nav>
  );
}
