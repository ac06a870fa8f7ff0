import { createContext, type ReactNode, useContext } from "react";
import { Link } from "wouter";
import { cx } from "./cx.ts";

export interface ListRowProps {
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Top right, small: a time. */
  readonly note?: ReactNode;
  /** Bottom right: a badge, a state. */
  readonly trail?: ReactNode;
  readonly isSelected?: boolean;
  /** Where it leads, or what it does; neither: a row that is only read. */
  readonly href?: string;
  readonly onSelect?: () => void;
}

/** The row of every list: 64 px, picture, two lines, and what hangs on the right. */
export function ListRow({ lead, title, detail, note, trail, isSelected, href, onSelect }: ListRowProps) {
  const body = (
    <>
      {lead}
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="min-w-0 flex-1 truncate font-medium text-text-1">
            {title}
          </span>
          {note && <span className="shrink-0 text-text-3 text-xs tabular-nums">{note}</span>}
        </span>
        {(detail || trail) && (
          <span className="flex min-h-5 items-center gap-2">
            <span dir="auto" className="min-w-0 flex-1 truncate text-sm text-text-2">
              {detail}
            </span>
            {trail}
          </span>
        )}
      </span>
    </>
  );
  const look = cx(
    "focus-inset flex min-h-16 w-full items-center gap-3 rounded-medium px-3 py-2 text-left transition-colors",
    isSelected ? "bg-accent-soft" : (href || onSelect) && "hover:bg-surface-3",
  );
  if (href)
    return (
      <Link href={href} aria-current={isSelected ? "page" : undefined} className={look}>
        {body}
      </Link>
    );
  if (onSelect)
    return (
      <button type="button" onClick={onSelect} aria-pressed={isSelected} className={look}>
        {body}
      </button>
    );
  return <div className={look}>{body}</div>;
}

/** True: the list stands beside a page, whose title is the first heading. */
export const BesidePage = createContext(false);

/** Above every list: what it is, its one act, and what narrows it down. */
export function ListHeader({ title, action, children }: { title: string; action?: ReactNode; children?: ReactNode }) {
  const Title = useContext(BesidePage) ? "h2" : "h1";
  return (
    <header className="flex flex-col gap-3 px-4 pt-3.5 pb-2">
      <div className="flex min-h-9 items-center justify-between gap-2">
        <Title className="truncate font-semibold text-lg">{title}</Title>
        {action}
      </div>
      {children}
    </header>
  );
}

export function SectionHeader({ title, action }: { title: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-2 px-3 pt-2">
      <h2 className="font-semibold text-text-3 text-xs">{title}</h2>
      {action}
    </div>
  );
}
