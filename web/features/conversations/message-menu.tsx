import { Copy, Eye, RotateCw, Trash2 } from "lucide-react";
import type { Message } from "../../../src/protocol/conversations.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { type MenuEntries, toast, toastFailure } from "../../ui/index.ts";
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

/** What one may do with a message that is on the server. */
export function messageEntries(
  t: T,
  message: Message,
  selfId: string,
  onShowMarks: (message: Message) => void,
): MenuEntries {
  const { content } = message;
  const text = content.kind === "text" || content.kind === "file" ? content.text : "";
  const info = {
    label: t("info"),
    icon: <Eye aria-hidden="true" className={icon} />,
    onSelect: () => onShowMarks(message),
  };
  return [...copyEntry(t, text), ...(message.senderId === selfId ? [info] : [])];
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
