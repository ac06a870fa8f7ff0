import { Dialog as Base } from "@base-ui/react/dialog";
import { CornerDownLeft, Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useTexts } from "../i18n/use-texts.ts";
import { Avatar, cx, EmptyState, Kbd } from "../ui/index.ts";
import type { PaletteEntry } from "./feature.ts";
import { findEverywhere } from "./features.ts";
import { closePalette, openPalette, usePalette } from "./palette-state.ts";
import { appTexts } from "./texts.ts";
import { useSectionCommands } from "./use-section-commands.ts";

const groups = ["chats", "people", "messages", "commands"] as const;
const titles = {
  chats: "groupChats",
  people: "groupPeople",
  messages: "groupMessages",
  commands: "groupCommands",
} as const;

/** Results for what was typed last; an earlier answer that comes late is dropped. */
function useFound(query: string, commands: readonly PaletteEntry[]): PaletteEntry[] {
  const [found, setFound] = useState<PaletteEntry[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    findEverywhere(query, abort.signal).then((entries) => !abort.signal.aborted && setFound(entries));
    return () => abort.abort();
  }, [query]);
  const wanted = query.trim().toLocaleLowerCase();
  const matching = commands.filter((command) => command.label.toLocaleLowerCase().includes(wanted));
  const all = [...found, ...matching];
  const seen = new Set<string>();
  return groups.flatMap((group) =>
    all.filter((entry) => entry.group === group && !seen.has(entry.id) && seen.add(entry.id)).slice(0, 8),
  );
}

export function Palette() {
  const isOpen = usePalette((state) => state.isOpen);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      openPalette();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && closePalette()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Viewport className="fixed inset-0 z-40 flex justify-center px-3 pt-[10vh]">
          <Base.Popup className="flex h-fit max-h-[70vh] w-full max-w-xl flex-col overflow-hidden rounded-large bg-surface-2 shadow-2 outline-none">
            <PaletteBody />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function PaletteBody() {
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const entries = useFound(query, useSectionCommands());
  const listId = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const current = Math.min(at, Math.max(0, entries.length - 1));

  useEffect(() => {
    listRef.current?.querySelector(`[data-at="${current}"]`)?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    closePalette();
    entry.run(navigate);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      setAt((current + step + entries.length) % entries.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(entries[current]);
    }
  };

  return (
    <>
      <Base.Title className="sr-only">{t("openPalette")}</Base.Title>
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden="true" className="size-5 shrink-0 text-text-3" />
        <input
          // biome-ignore lint/a11y/noAutofocus: opening the palette is asking to type into it
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={entries.length > 0 ? `${listId}-${current}` : undefined}
          aria-label={t("openPalette")}
          placeholder={t("paletteHint")}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-13 min-w-0 flex-1 bg-transparent text-md text-text-1 outline-none placeholder:text-text-3"
        />
        <Kbd>Esc</Kbd>
      </div>
      <div
        ref={listRef}
        id={listId}
        role="listbox"
        aria-label={t("openPalette")}
        className="min-h-0 overflow-y-auto p-2"
      >
        {groups.map((group) => {
          const inGroup = entries.filter((entry) => entry.group === group);
          return inGroup.length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own
            <div key={group} role="group" aria-label={t(titles[group])}>
              <p aria-hidden="true" className="px-3 pt-2 pb-1 font-semibold text-text-3 text-xs">
                {t(titles[group])}
              </p>
              {inGroup.map((entry) => {
                const index = entries.indexOf(entry);
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the combobox has the keyboard
                  <div
                    key={entry.id}
                    id={`${listId}-${index}`}
                    data-at={index}
                    role="option"
                    aria-selected={index === current}
                    onClick={() => run(entry)}
                    onPointerMove={() => index !== current && setAt(index)}
                    className={cx(
                      "touch flex cursor-default items-center gap-3 rounded-medium px-3 py-2",
                      index === current && "bg-accent-soft",
                    )}
                  >
                    {entry.avatar ? (
                      <Avatar
                        id={entry.avatar.id}
                        kind={entry.avatar.kind}
                        name={entry.avatar.name ?? entry.label}
                        size="small"
                      />
                    ) : (
                      <CornerDownLeft aria-hidden="true" className="size-6 p-1 text-text-3" />
                    )}
                    <span dir="auto" className="min-w-0 flex-1 truncate">
                      {entry.label}
                    </span>
                    {entry.detail && <span className="max-w-[45%] truncate text-sm text-text-3">{entry.detail}</span>}
                  </div>
                );
              })}
            </div>
          );
        })}
        {entries.length === 0 && query && (
          <EmptyState title={t("paletteEmpty", { query })}>{t("paletteTry")}</EmptyState>
        )}
      </div>
      <p className="hidden items-center gap-2 border-line border-t bg-surface-1 px-4 py-2 text-text-3 text-xs sm:flex">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> {t("move")} <Kbd>↵</Kbd> {t("open")}
      </p>
    </>
  );
}
