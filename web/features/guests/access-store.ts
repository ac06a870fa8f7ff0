import { useEffect } from "react";
import { create } from "zustand";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import { decideGuest, type Guest, type GuestAccess, getGuestAccess } from "../../../src/protocol/guests.ts";
import { call, socket } from "../../api/index.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { toast } from "../../ui/index.ts";
import { roleOf } from "../conversations/bubble-rules.ts";
import { ownId, useConversationsStore } from "../conversations/store.ts";
import { guestsDoorTexts } from "./door-texts.ts";

/** Of bubbles whose door one holds, as far as they were looked at. */
const useAccessStore = create<{ readonly of: Readonly<Record<string, GuestAccess>> }>(() => ({ of: {} }));

export const keepAccess = (conversationId: string, access: GuestAccess): void =>
  useAccessStore.setState(({ of }) => ({ of: { ...of, [conversationId]: access } }));

const isShown = (conversationId: string) => location.pathname.endsWith(`/chat/${conversationId}`);

/** Asks once more. Without an answer what is known stays; the next change asks again. */
async function load(conversationId: string): Promise<void> {
  const access = await call(getGuestAccess, { params: { conversationId } }).catch(() => null);
  if (access === null) return;
  const known = useAccessStore.getState().of[conversationId]?.waiting ?? [];
  keepAccess(conversationId, access);
  if (isShown(conversationId)) return;
  for (const guest of access.waiting) if (!known.some(({ id }) => id === guest.id)) tell(conversationId, guest);
}

/** Somebody stands before a door that one is not looking at. */
function tell(conversationId: string, { name }: Guest): void {
  const t = translator(guestsDoorTexts, currentLanguage());
  const bubble = useConversationsStore.getState().all[conversationId]?.name ?? "";
  const open = () => {
    history.pushState(null, "", `/chat/${conversationId}`);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  toast({ title: t("wantsInto", { name, bubble }), action: { label: t("open"), onSelect: open } });
}

/** Follows the doors one holds while somebody is signed in. */
export function followGuests(): () => void {
  const stop = socket().onEvent("guests.changed", ({ conversationId }) => void load(conversationId));
  return () => {
    stop();
    useAccessStore.setState({ of: {} });
  };
}

/** Whether one holds the door of a bubble: organiser or moderator. */
const holdsDoor = (conversation: Conversation): boolean =>
  conversation.kind === "bubble" && ["organiser", "moderator"].includes(roleOf(conversation, ownId()));

/** Undefined until it is known, and for whoever does not hold the door. */
export function useGuestAccess(conversation: Conversation): GuestAccess | undefined {
  const { id } = conversation;
  const isMine = holdsDoor(conversation);
  useEffect(() => {
    if (isMine) void load(id);
  }, [id, isMine]);
  const access = useAccessStore(({ of }) => of[id]);
  return isMine ? access : undefined;
}

export async function decide(conversationId: string, guestId: string, decision: "admit" | "refuse"): Promise<void> {
  keepAccess(conversationId, await call(decideGuest, { params: { conversationId, guestId }, body: { decision } }));
}
