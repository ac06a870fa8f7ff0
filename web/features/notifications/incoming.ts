import { navigate } from "wouter/use-browser-location";
import type { Conversation, Message } from "../../../src/protocol/conversations.ts";
import { mentionsIn, withMentionNames } from "../../../src/protocol/mentions.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { toast } from "../../ui/index.ts";
import { useConversationsStore } from "../conversations/store.ts";
import { knownTitle, summaryOf } from "../conversations/titles.ts";
import { knownName, usePeopleStore, wantPeople } from "../directory/index.ts";
import { currentOwnPresence } from "../presence/index.ts";
import type { Attention } from "./attention.ts";
import { type Decision, decide } from "./decide.ts";
import { showOnDesktop, usePermission } from "./desktop.ts";
import { offerPermission } from "./offer-permission.ts";
import { onceInThisBrowser, playSound } from "./sound.ts";
import { useNotifications } from "./store.ts";
import { notificationDoorTexts } from "./door-texts.ts";

/** Words shown in a toast or on the desktop. */
const mostWords = 160;
const namesWithinMs = 1_500;

/** A message arrived: this window tells of it as its state and its person's wishes say. */
export async function tellOf(message: Message, selfId: string, attention: Attention): Promise<void> {
  const conversation = useConversationsStore.getState().all[message.conversationId];
  if (!conversation) return;
  const { kind, members, own } = conversation;
  const hearing = { viewerId: selfId, conversation: { kind, members: members.length }, ...own };
  const { state, isElsewhere } = useNotifications.getState();
  const isVisible = document.visibilityState === "visible";
  const decision = decide(message, hearing, {
    ...{ now: Date.now(), state, presence: currentOwnPresence(), isVisible, isElsewhere },
    isAttended: attention.isAttended,
    isChatShown: location.pathname.endsWith(`/chat/${conversation.id}`),
  });
  if (!decision) return;
  await namesOf(message);
  const said = wordsOf(decision.kind, message, conversation, selfId);
  const url = `/chat/${conversation.id}`;
  if (decision.toast) showToast(said, url);
  if (decision.sound) {
    const sound = decision.kind === "message" ? "message" : "strong";
    void onceInThisBrowser(`sound-${message.id}`, () => playSound(sound));
  }
  if (!decision.desktop) return;
  if (usePermission.getState().permission === "default") offerPermission();
  const notice = { tag: conversation.id, ref: message.id, url, ...said };
  void onceInThisBrowser(`desktop-${message.id}`, () => void showOnDesktop(notice));
}

/** Who is not in a list that is shown may not be known by name yet: waited for, not for long. */
async function namesOf({ senderId, content }: Message): Promise<void> {
  const mentioned = "text" in content ? mentionsIn(content.text).accountIds : [];
  const ids = [senderId, ...mentioned];
  const isKnown = () => ids.every((id) => usePeopleStore.getState().people[id] !== undefined);
  if (isKnown()) return;
  wantPeople(ids);
  await new Promise<void>((resolve) => {
    const stop = usePeopleStore.subscribe(() => isKnown() && done());
    const timer = setTimeout(() => done(), namesWithinMs);
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
  });
}

interface Said {
  readonly title: string;
  readonly body: string;
}

function showToast({ title, body }: Said, url: string): void {
  const t = translator(notificationDoorTexts, currentLanguage());
  toast({ title, detail: body, action: { label: t("openIt"), onSelect: () => navigate(url) } });
}

function wordsOf(kind: Decision["kind"], message: Message, conversation: Conversation, selfId: string): Said {
  const language = currentLanguage();
  const t = translator(notificationDoorTexts, language);
  const sender = knownName(message.senderId);
  const where =
    conversation.kind === "bubble" ? t("newIn", { name: sender, bubble: knownTitle(conversation, selfId) }) : sender;
  const title = kind === "urgent" ? t("urgentFrom", { name: where }) : where;
  const summary = summaryOf(message, selfId, knownName, language);
  const body = withMentionNames(summary, knownName, "all");
  return { title, body: body.length > mostWords ? `${body.slice(0, mostWords).trimEnd()}…` : body };
}
