import {
  Copy,
  CornerUpLeft,
  Eye,
  EyeOff,
  Forward,
  type LucideIcon,
  MessagesSquare,
  Pencil,
  Pin,
  PinOff,
  RotateCw,
  SmilePlus,
  Trash2,
} from "lucide-react";
import type { Conversation, Message } from "../../../src/protocol/conversations.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { type MenuEntries, toast, toastFailure } from "../../ui/index.ts";
import { roleOf } from "./bubble-rules.ts";
import { deleteForMe, pin, react } from "./messages/act.ts";
import { ask, openThread } from "./messages/asked.ts";
import type { Place } from "./messages/box-context.ts";
import { answer, startEditing } from "./messages/intent.ts";
import { mayDeleteForAll, mayPin } from "./messages/may.ts";
import type { messageTexts } from "./messages/message-texts.ts";
import { quickReactions } from "./messages/quick-reactions.ts";
import { isSpoken, mayEdit, mayForward, textOf } from "./messages/speech.ts";
import type { OutgoingMessage } from "./outbox.ts";
import { outbox } from "./store.ts";
import type { conversationTexts } from "./texts.ts";

type T = Translate<(typeof conversationTexts)["en"]>;
const icon = "size-4";

function copyEntry(t: T, text: string): MenuEntries {
  if (!text) return [];
  const copy = () => navigator.clipboard.writeText(text).then(() => toast({ title: t("copied") }), toastFailure);
  return [{ label: t("copy"), icon: <Copy aria-hidden="true" className={icon} />, onSelect: () => void copy() }];
}

export interface MenuFor {
  readonly words: T;
  readonly t: Translate<(typeof messageTexts)["en"]>;
  readonly conversation: Conversation;
  readonly message: Message;
  readonly selfId: string;
  readonly place: Place;
}

/** What one may do with a message that is on the server: everything, also what is one press away elsewhere. */
export function entriesOf({ words, t, conversation, message, selfId, place }: MenuFor): MenuEntries {
  const { content, pin: pinned, threadSeq, seq } = message;
  const role = roleOf(conversation, selfId);
  const entry = (label: string, Icon: LucideIcon, onSelect: () => void, isDangerous = false) => ({
    label,
    icon: <Icon aria-hidden="true" className={icon} />,
    onSelect,
    isDangerous,
  });
  const hide = entry(t("deleteForMe"), EyeOff, () => void deleteForMe(message));
  if (content.kind === "deleted") return [hide];
  if (!isSpoken(content)) return copyEntry(words, textOf(content));
  const mayDelete = mayDeleteForAll(message, selfId, conversation.kind, role, conversation);
  return [
    { row: quickReactions.map((emoji) => ({ label: emoji, onSelect: () => void react(message, emoji) })) },
    entry(t("addReaction"), SmilePlus, () => ask("emoji", message)),
    null,
    entry(t("reply"), CornerUpLeft, () => answer(place.box, message)),
    ...(place.isThread
      ? []
      : [entry(t("openThread"), MessagesSquare, () => openThread(conversation.id, threadSeq ?? seq))]),
    ...(mayForward(message, Date.now()) && role !== "guest"
      ? [entry(t("forward"), Forward, () => ask("forward", message))]
      : []),
    ...copyEntry(words, textOf(content)),
    ...(mayEdit(message, selfId) ? [entry(t("edit"), Pencil, () => startEditing(place.box, message))] : []),
    ...(mayPin(conversation.kind, role)
      ? [entry(t(pinned ? "unpin" : "pin"), pinned ? PinOff : Pin, () => void pin(message, !pinned))]
      : []),
    ...(message.senderId === selfId ? [entry(words("info"), Eye, () => ask("marks", message))] : []),
    null,
    hide,
    ...(mayDelete ? [entry(t("deleteForAll"), Trash2, () => ask("delete", message), true)] : []),
  ];
}

/** What one may do with a message of one's own that has not gone out. */
export function outgoingEntries(t: T, { id, text, state }: OutgoingMessage): MenuEntries {
  const retry = {
    label: t("retry"),
    icon: <RotateCw aria-hidden="true" className={icon} />,
    onSelect: () => void outbox().retry(id),
  };
  const discard = {
    label: t("discard"),
    icon: <Trash2 aria-hidden="true" className={icon} />,
    isDangerous: true,
    isDisabled: state === "sending",
    onSelect: () => void outbox().discard(id),
  };
  return [...copyEntry(t, text), ...(state === "failed" ? [retry] : []), discard];
}
