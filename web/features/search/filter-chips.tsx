import { ArrowDownWideNarrow, CalendarDays, ChevronDown, MessageCircle, Paperclip, UserRound, X } from "lucide-react";
import { type ReactElement, type ReactNode, useState } from "react";
import { type Having, havings, searchOrders } from "../../../src/protocol/search.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { cx, Menu } from "../../ui/index.ts";
import { byRecency } from "../conversations/conversation-state.ts";
import { useConversationsStore } from "../conversations/store.ts";
import { knownTitle } from "../conversations/titles.ts";
import { nameOf, usePeopleStore } from "../directory/index.ts";
import { DaysDialog } from "./days-dialog.tsx";
import type { Wish } from "./filters.ts";
import { PersonDialog } from "./person-dialog.tsx";
import { searchTexts } from "./texts.ts";

interface FilterChipsProps {
  readonly wish: Wish;
  readonly selfId: string;
  readonly onChange: (wish: Wish) => void;
}

export const havingTexts = {
  file: "hasFile",
  image: "hasImage",
  video: "hasVideo",
  audio: "hasAudio",
  link: "hasLink",
  poll: "hasPoll",
  location: "hasLocation",
} as const satisfies Record<Having, string>;

/** More are found by typing their name: `in:harbour`. */
const chatsOffered = 12;
const iconClass = "size-3.5 shrink-0";
const dayMs = 24 * 3_600_000;
const dayOf = (at: number): string => {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** What narrows the search down: each filter that is set with a way to take it off, and those that can be. */
export function FilterChips({ wish, selfId, onChange }: FilterChipsProps) {
  const t = useTexts(searchTexts);
  const format = useFormat();
  const people = usePeopleStore((state) => state.people);
  const all = useConversationsStore((state) => state.all);
  const [open, setOpen] = useState<"person" | "days">();
  const change = (part: Partial<Wish>) => onChange({ ...wish, ...part });
  const dayLabel = (day: string) => format.date(new Date(`${day}T00:00`).getTime());
  const title = (id: string) => (all[id] ? knownTitle(all[id], selfId) : "…");
  const set = [
    ...wish.from.map((id) => ({
      key: `from-${id}`,
      label: id === selfId ? t("fromYou") : t("fromPerson", { name: nameOf(people[id]) }),
      remove: () => change({ from: wish.from.filter((one) => one !== id) }),
    })),
    ...wish.in.map((id) => ({
      key: `in-${id}`,
      label: t("inChat", { title: title(id) }),
      remove: () => change({ in: wish.in.filter((one) => one !== id) }),
    })),
    ...wish.has.map((what) => ({
      key: what,
      label: t(havingTexts[what]),
      remove: () => change({ has: wish.has.filter((one) => one !== what) }),
    })),
    ...(wish.firstDay
      ? [
          {
            key: "first",
            label: t("since", { date: dayLabel(wish.firstDay) }),
            remove: () => change({ firstDay: null }),
          },
        ]
      : []),
    ...(wish.lastDay
      ? [{ key: "last", label: t("until", { date: dayLabel(wish.lastDay) }), remove: () => change({ lastDay: null }) }]
      : []),
  ];
  const since = (days: number) => () => change({ firstDay: dayOf(Date.now() - days * dayMs), lastDay: null });
  const toggled = <T,>(list: readonly T[], one: T) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  return (
    <fieldset aria-label={t("filters")} className="flex flex-wrap gap-1.5">
      {set.map(({ key, label, remove }) => (
        <button
          key={key}
          type="button"
          aria-label={t("remove", { filter: label })}
          onClick={remove}
          className="touch focus-ring flex h-7 max-w-full items-center gap-1 rounded-full border border-accent bg-accent-soft pr-1.5 pl-2.5 font-medium text-accent-text text-sm"
        >
          <span dir="auto" className="truncate">
            {label}
          </span>
          <X aria-hidden="true" className={iconClass} />
        </button>
      ))}
      <Chip
        icon={<UserRound aria-hidden="true" className={iconClass} />}
        label={t("from")}
        onClick={() => setOpen("person")}
      />
      <Menu
        trigger={<Chip icon={<MessageCircle aria-hidden="true" className={iconClass} />} label={t("in")} isMenu />}
        entries={byRecency(all)
          .slice(0, chatsOffered)
          .map((conversation) => ({
            label: knownTitle(conversation, selfId),
            isChosen: wish.in.includes(conversation.id),
            onSelect: () => change({ in: toggled(wish.in, conversation.id) }),
          }))}
      />
      <Menu
        trigger={<Chip icon={<Paperclip aria-hidden="true" className={iconClass} />} label={t("has")} isMenu />}
        entries={havings.map((what) => ({
          label: t(havingTexts[what]),
          isChosen: wish.has.includes(what),
          onSelect: () => change({ has: toggled(wish.has, what) }),
        }))}
      />
      <Menu
        trigger={<Chip icon={<CalendarDays aria-hidden="true" className={iconClass} />} label={t("when")} isMenu />}
        entries={[
          { label: t("today"), onSelect: since(0) },
          { label: t("lastWeek"), onSelect: since(6) },
          { label: t("lastMonth"), onSelect: since(29) },
          null,
          { label: t("span"), onSelect: () => setOpen("days") },
        ]}
      />
      <Menu
        trigger={
          <Chip
            aria-label={`${t("order")}: ${t(wish.sort)}`}
            className="ml-auto"
            icon={<ArrowDownWideNarrow aria-hidden="true" className={iconClass} />}
            label={t(wish.sort)}
            isMenu
          />
        }
        entries={searchOrders.map((sort) => ({
          label: t(sort),
          isChosen: wish.sort === sort,
          onSelect: () => change({ sort }),
        }))}
      />
      {open === "person" && (
        <PersonDialog chosen={wish.from} onClose={() => setOpen(undefined)} onChoose={(from) => change({ from })} />
      )}
      {open === "days" && <DaysDialog wish={wish} onClose={() => setOpen(undefined)} onChoose={change} />}
    </fieldset>
  );
}

interface ChipProps extends React.ComponentProps<"button"> {
  readonly icon: ReactNode;
  readonly label: string;
  readonly isMenu?: boolean;
}
/** One that can be set. */
function Chip({ icon, label, isMenu = false, className, ...rest }: ChipProps): ReactElement {
  return (
    <button
      {...rest}
      type="button"
      className={cx(
        "touch focus-ring flex h-7 items-center gap-1.5 rounded-full border border-line px-2.5 text-sm text-text-2 hover:bg-surface-3",
        className,
      )}
    >
      {icon}
      {label}
      {isMenu && <ChevronDown aria-hidden="true" className={iconClass} />}
    </button>
  );
}
