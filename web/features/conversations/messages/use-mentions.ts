import { useId, useMemo, useState } from "react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { usePeopleStore } from "../../directory/index.ts";
import { roleOf } from "../bubble-rules.ts";
import { ownId } from "../store.ts";
import { mayMentionAll } from "./may.ts";
import { type Mentionable, matching, mentionablesOf, mentionBeingTyped, toTokens, toWritten } from "./mention-text.ts";
import { messageTexts } from "./message-texts.ts";

/** A person, or `all`. */
export type MentionOffer = Mentionable;

/** Mentions in a writing box: what is offered while one types, and the text as it is sent and as it is written. */
export function useMentions(conversation: Conversation, text: string) {
  const t = useTexts(messageTexts);
  const id = useId();
  const people = usePeopleStore((state) => state.people);
  const selfId = ownId();
  const { members, kind } = conversation;
  const all = mayMentionAll(kind, roleOf(conversation, selfId), members.length) ? t("everybody") : undefined;
  const mentionables = useMemo(
    () => mentionablesOf(members.map(({ accountId }) => accountId).sort(), people),
    [members, people],
  );
  const [caret, setCaret] = useState<number>();
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<number>();
  const typed = caret === undefined ? undefined : mentionBeingTyped(text, caret);
  const offers = useMemo<readonly MentionOffer[]>(() => {
    if (!typed || typed.from === dismissed) return [];
    const others = mentionables.filter(({ accountId }) => accountId !== selfId);
    return matching(all === undefined ? others : [...others, { accountId: "all", label: all }], typed.query);
  }, [typed?.from, typed?.query, dismissed, mentionables, all, selfId, typed]);
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
    dismiss: () => setDismissed(typed?.from),
    /** @returns the text with that name in it, and where the caret belongs */
    pick(offer: MentionOffer): { text: string; caret: number } | undefined {
      if (!typed || caret === undefined) return undefined;
      const name = `@${offer.label} `;
      setDismissed(undefined);
      return { text: text.slice(0, typed.from) + name + text.slice(caret), caret: typed.from + name.length };
    },
    sent: (written: string) => toTokens(written, mentionables, all),
    written: (sent: string) => toWritten(sent, mentionables, t("everybody")),
  };
}
