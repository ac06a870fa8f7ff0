import type { KeyboardEvent } from "react";
import type { Conversation, Message } from "../../../../src/protocol/conversations.ts";
import { roleOf } from "../bubble-rules.ts";
import { deleteForMe } from "./act.ts";
import { ask } from "./asked.ts";
import { answer, startEditing } from "./intent.ts";
import { mayDeleteForAll } from "./may.ts";
import { isSpoken, mayEdit, mayForward } from "./speech.ts";

interface Around {
  readonly conversation: Conversation;
  readonly selfId: string;
  readonly box: string;
}

/** Letters on the message that has the focus: R replies, E edits, F forwards, + reacts, Delete deletes. */
export function onActKeys(
  event: KeyboardEvent<HTMLElement>,
  find: (pressed: Element) => Message | undefined,
  { conversation, selfId, box }: Around,
): void {
  const focused = document.activeElement;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
  if (!isPlain || !focused?.hasAttribute("data-message-id")) return;
  const message = find(focused);
  if (!message || !isSpoken(message.content)) return;
  const run = (act: () => void) => {
    event.preventDefault();
    act();
  };
  const role = roleOf(conversation, selfId);
  const key = event.key.toLowerCase();
  if (key === "r") run(() => answer(box, message));
  else if (key === "e" && mayEdit(message, selfId)) run(() => startEditing(box, message));
  else if (key === "f" && mayForward(message, Date.now()) && role !== "guest") run(() => ask("forward", message));
  else if (key === "+") run(() => ask("emoji", message));
  else if (key === "delete") {
    const isForAll = mayDeleteForAll(message, selfId, conversation.kind, role, conversation);
    run(() => (isForAll ? ask("delete", message) : void deleteForMe(message)));
  }
}
