import { Search } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { TextField } from "../text-field.tsx";
import { EmojiGrid } from "./emoji-grid.tsx";
import { columns, moved } from "./emoji-keys.ts";
import { type Emoji, findEmojis, loadEmojis, rememberEmoji, useEmojiMemory, withTone } from "./emojis.ts";
import { GroupTabs, type Shelf } from "./group-tabs.tsx";
import { emojiTexts } from "./texts.ts";
import { ToneChoice } from "./tone-choice.tsx";

interface EmojiPickerProps {
  readonly onPick: (emoji: string) => void;
  /** Where a keyboard is at hand one can type at once. */
  readonly takesFocus?: boolean;
}

const mostFound = 90;

/** All emojis by group, the ones used lately first, found by typing; arrows and Enter choose. */
export function EmojiPicker({ onPick, takesFocus = true }: EmojiPickerProps) {
  const t = useTexts(emojiTexts);
  const language = useLanguage();
  const id = useId();
  const searchRef = useRef<HTMLInputElement>(null);
  const [all, setAll] = useState<readonly Emoji[]>([]);
  const [query, setQuery] = useState("");
  const [shelf, setShelf] = useState<Shelf>(() => (useEmojiMemory.getState().recent.length >= columns ? "recent" : 0));
  const [active, setActive] = useState(-1);
  const { tone, recent } = useEmojiMemory();
  const wanted = useDeferredValue(query);

  useEffect(() => {
    let isShown = true;
    void loadEmojis(language).then((emojis) => isShown && setAll(emojis));
    return () => {
      isShown = false;
    };
  }, [language]);
  useEffect(() => {
    if (takesFocus) searchRef.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const isSearch = wanted.trim() !== "";
  const shown = useMemo(() => {
    const dressed = ({ emoji, name, takesTone }: Emoji) => ({ emoji: takesTone ? withTone(emoji, tone) : emoji, name });
    if (isSearch) return findEmojis(all, wanted, mostFound).map(dressed);
    if (shelf !== "recent") return all.filter(({ group }) => group === shelf).map(dressed);
    const names = new Map(
      all.flatMap((emoji) => [[emoji.emoji, emoji.name] as const, [dressed(emoji).emoji, emoji.name]]),
    );
    return recent.map((emoji) => ({ emoji, name: names.get(emoji) ?? emoji }));
  }, [all, wanted, isSearch, shelf, tone, recent]);

  const pick = (emoji: string) => {
    rememberEmoji(emoji);
    onPick(emoji);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moved(event.key, active, shown.length, query !== "" && active < 0);
    if (to !== undefined) {
      event.preventDefault();
      setActive(to);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = shown[Math.max(active, 0)];
      if (chosen) pick(chosen.emoji);
    }
  };
  const show = (next: Shelf) => {
    setShelf(next);
    setQuery("");
    setActive(-1);
  };

  return (
    <div className="flex w-full flex-col gap-2 sm:w-84">
      <TextField
        ref={searchRef}
        look="filled"
        type="search"
        role="combobox"
        label={t("search")}
        isLabelHidden
        placeholder={t("search")}
        before={<Search aria-hidden="true" className="size-4" />}
        autoComplete="off"
        aria-expanded="true"
        aria-controls={`${id}-grid`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <GroupTabs shelf={isSearch ? undefined : shelf} onChoose={show} />
      <EmojiGrid
        id={id}
        label={isSearch ? t("found", { count: shown.length }) : t(shelf === "recent" ? "recent" : `group${shelf}`)}
        emojis={shown}
        active={active}
        columns={columns}
        isLoading={all.length === 0}
        whenEmpty={t(isSearch ? "nothing" : "noRecent")}
        onPick={pick}
      />
      <ToneChoice />
    </div>
  );
}
