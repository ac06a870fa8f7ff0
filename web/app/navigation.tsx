import { Ellipsis, Search } from "lucide-react";
import { Link, useLocation } from "wouter";
import { useLanguage } from "../i18n/language.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { cx, LogoMark, Menu, modifierName, Tooltip, UnreadBadge } from "../ui/index.ts";
import type { Section } from "./feature.ts";
import { railFeet } from "./features.ts";
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
          aria-current={isCurrent ? "page" : undefined}
          className={cx(
            "focus-ring relative flex size-11 items-center justify-center rounded-medium transition-colors",
            isCurrent ? "bg-surface-2 text-accent-text shadow-1" : "text-text-2 hover:bg-surface-3 hover:text-text-1",
          )}
        >
          <Icon aria-hidden="true" className="size-[22px]" strokeWidth={isCurrent ? 2.2 : 1.8} />
          <span className="sr-only">{label}</span>
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
  const language = useLanguage();
  if (count === 0) return null;
  return (
    <span className={cx("absolute", className)}>
      <UnreadBadge count={count} label={section.badgeLabel?.(language, count)} />
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
      {railFeet.map((Foot) => (
        <Foot key={Foot.displayName ?? Foot.name} />
      ))}
    </nav>
  );
}

const barLook = "focus-inset flex h-14 flex-col items-center justify-center gap-0.5 rounded-medium";
const barCurrent = "font-medium text-accent-text";

function BarEntry({ section, isCurrent }: EntryProps) {
  const label = section.label(useLanguage());
  const Icon = section.icon;
  return (
    <li className="min-w-0 flex-1">
      <Link
        href={section.href}
        aria-current={isCurrent ? "page" : undefined}
        className={cx(barLook, isCurrent ? barCurrent : "text-text-2")}
      >
        <span className="relative">
          <Icon aria-hidden="true" className="size-[22px]" strokeWidth={isCurrent ? 2.2 : 1.8} />
          <EntryBadge section={section} className="-top-2 left-3" />
        </span>
        <span className="max-w-full truncate text-xs">{label}</span>
      </Link>
    </li>
  );
}

/** Sections on a phone's bar beside "More": what fits at 320 px with its name. */
const onBar = 4;

/** Phones: the first sections within the thumb's reach, the others behind one more entry. */
export function BottomBar({ sections, current }: NavigationProps) {
  const t = useTexts(appTexts);
  const language = useLanguage();
  const [, navigate] = useLocation();
  const first = sections.filter((section) => section.placement !== "railEnd").slice(0, onBar);
  const others = sections.filter((section) => !first.includes(section));
  const isOther = current !== undefined && others.includes(current);
  const search = { label: t("openPalette"), icon: <Search className="size-4" />, onSelect: openPalette };
  return (
    <nav
      aria-label={t("navigation")}
      className="shrink-0 border-line border-t bg-surface-0 pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="flex">
        {first.map((section) => (
          <BarEntry key={section.id} section={section} isCurrent={section === current} />
        ))}
        <li className="min-w-0 flex-1">
          <Menu
            side="top"
            entries={[
              search,
              null,
              ...others.map(({ label, icon: Icon, href }) => ({
                label: label(language),
                icon: <Icon className="size-4" />,
                onSelect: () => navigate(href),
              })),
            ]}
            trigger={
              <button type="button" className={cx(barLook, "w-full", isOther ? barCurrent : "text-text-2")}>
                <Ellipsis aria-hidden="true" className="size-[22px]" />
                <span className="max-w-full truncate text-xs">{t("more")}</span>
              </button>
            }
          />
        </li>
      </ul>
    </nav>
  );
}
