import { useEffect, useId, useMemo, useState } from "react";
import { useLanguage } from "../../../i18n/language.ts";
import { type Emoji, findEmojis, loadEmojis, rememberEmoji } from "../../../ui/emoji/index.ts";
import { codeBeingTyped } from "./format-text.ts";

const mostOffers = 6;

/** Emojis that are offered while one types `:tad`; the box keeps the focus. */
export function useEmojiCodes(text: string) {
  const id = useId();
  const language = useLanguage();
  const [all, setAll] = useState<readonly Emoji[]>([]);
  const [caret, setCaret] = useState<number>();
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<number>();
  const typed = caret === undefined ? undefined : codeBeingTyped(text, caret);
  const from = typed?.from;
  const query = typed?.query;
  const isWanted = query !== undefined;

  useEffect(() => {
    if (!isWanted) return;
    let isShown = true;
    loadEmojis(language).then(
      (emojis) => isShown && setAll(emojis),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [isWanted, language]);
  const offers = useMemo(
    () => (query === undefined || from === dismissed ? [] : findEmojis(all, query, mostOffers)),
    [all, query, from, dismissed],
  );
  const chosen = Math.min(active, offers.length - 1);
  return {
    id,
    offers,
    active: chosen,
    /** Called with each change of the text or the caret; undefined: the box lost the focus. */
    watch(at: number | undefined) {
      if (at !== caret) setActive(0);
      setCaret(at);
    },
    move: (by: 1 | -1) => setActive((chosen + by + offers.length) % offers.length),
    dismiss: () => setDismissed(from),
    /** @returns what is put where, and where the caret belongs */
    pick(offer: Emoji | undefined): { from: number; to: number; by: string } | undefined {
      if (from === undefined || caret === undefined || !offer) return undefined;
      rememberEmoji(offer.emoji);
      return { from, to: caret, by: `${offer.emoji} ` };
    },
  };
}
