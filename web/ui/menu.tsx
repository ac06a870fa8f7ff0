import { ContextMenu as BaseContext } from "@base-ui/react/context-menu";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { type ReactElement, type ReactNode, useState } from "react";
import { cx } from "./cx.ts";

export const popupClass =
  "min-w-44 rounded-medium bg-surface-2 p-1 text-base text-text-1 shadow-2 outline-none transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0";

const itemClass =
  "touch flex cursor-default select-none items-center gap-2.5 rounded-small px-2.5 py-1.5 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-surface-3";

export interface MenuEntry {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly isDangerous?: boolean;
  readonly isDisabled?: boolean;
  /** One of several that can be chosen; the one in force is marked. */
  readonly isChosen?: boolean;
}
/** Side by side, each as its label alone: for emojis and the like. */
export interface MenuRow {
  readonly row: readonly Pick<MenuEntry, "label" | "onSelect">[];
}
/** null draws a line between groups. */
export type MenuEntries = readonly (MenuEntry | MenuRow | null)[];

function Entries({ entries }: { entries: MenuEntries }) {
  return entries.map((entry, at) =>
    entry === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
      <Base.Separator key={`line-${at}`} className="mx-1 my-1 h-px bg-line" />
    ) : "row" in entry ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
      <div key={`row-${at}`} className="flex justify-between gap-0.5">
        {entry.row.map(({ label, onSelect }) => (
          <Base.Item
            key={label}
            onClick={onSelect}
            className="flex size-9 cursor-default select-none items-center justify-center rounded-small text-md outline-none data-[highlighted]:bg-surface-3 pointer-coarse:size-11"
          >
            {label}
          </Base.Item>
        ))}
      </div>
    ) : entry.isChosen !== undefined ? (
      <Base.CheckboxItem
        key={entry.label}
        checked={entry.isChosen}
        disabled={entry.isDisabled}
        closeOnClick
        onClick={entry.onSelect}
        className={itemClass}
      >
        <span className="flex size-4 items-center justify-center">{entry.icon}</span>
        <span className="flex-1">{entry.label}</span>
        <Base.CheckboxItemIndicator>
          <Check aria-hidden="true" className="size-4 text-accent-text" />
        </Base.CheckboxItemIndicator>
      </Base.CheckboxItem>
    ) : (
      <Base.Item
        key={entry.label}
        disabled={entry.isDisabled}
        onClick={entry.onSelect}
        className={cx(itemClass, entry.isDangerous && "text-danger-text")}
      >
        <span className="flex size-4 items-center justify-center text-current opacity-80">{entry.icon}</span>
        {entry.label}
      </Base.Item>
    ),
  );
}

interface MenuProps {
  readonly entries: MenuEntries;
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly align?: "start" | "end";
  readonly side?: "top" | "bottom" | "right";
}

/** Opens on its trigger; arrow keys, type-ahead and Escape as everywhere. */
export function Menu({ entries, trigger, align = "end", side = "bottom" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className="z-50">
          <Base.Popup className={popupClass}>
            <Entries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ContextMenuProps {
  /** What the menu offers for the element that was pressed; nothing: it does not open. */
  readonly entriesFor: (pressed: Element) => MenuEntries;
  /** The area; a long press opens it on touch. One menu serves a whole list. */
  readonly children: ReactElement<Record<string, unknown>>;
}

export function ContextMenu({ entriesFor, children }: ContextMenuProps) {
  const [entries, setEntries] = useState<MenuEntries>([]);
  const [isOpen, setOpen] = useState(false);
  return (
    <BaseContext.Root
      open={isOpen && entries.length > 0}
      onOpenChange={(open, { event }) => {
        if (open && event.target instanceof Element) setEntries(entriesFor(event.target));
        setOpen(open);
      }}
    >
      <BaseContext.Trigger render={children} />
      <BaseContext.Portal>
        <BaseContext.Positioner className="z-50">
          <BaseContext.Popup className={popupClass}>
            <Entries entries={entries} />
          </BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  );
}
