import type { Message } from "../../../../src/protocol/conversations.ts";
import {
  acknowledgeMessage,
  deleteMessage,
  editMessage,
  forwardMessage,
  hideMessage,
  pinMessage,
  reactToMessage,
} from "../../../../src/protocol/messages.ts";
import { asFailure, callQuick, useConnection } from "../../../api/index.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { currentLanguage } from "../../../i18n/language.ts";
import { toast, toastFailure } from "../../../ui/index.ts";
import { sealedAnew } from "../kinds/shared-position.ts";
import { hide, ownId, receive, receiveChanged } from "../store.ts";
import { asDeleted, withAcknowledgement, withPin, withReaction, withText } from "./foreseen.ts";
import { messageTexts } from "./message-texts.ts";
import { forgetRefusal, refuse, refuseFor } from "./refusals.ts";

const t = () => translator(messageTexts, currentLanguage());
const placeOf = ({ conversationId, id: messageId }: Message) => ({ conversationId, messageId });

const isAway = (): boolean => useConnection.getState().phase !== "open";

/** Acts on messages need the line: what others have meanwhile done to them is not known here. */
export function isOffline(): boolean {
  if (!isAway()) return false;
  toast({ title: t()("offline"), detail: t()("offlineDetail") });
  return true;
}

/** Shows at once what will be; as it was again, with the reason, when the server refuses. */
async function foresee(message: Message, foreseen: Message, act: () => Promise<Message>): Promise<boolean> {
  if (isOffline()) return false;
  receiveChanged(foreseen);
  try {
    receiveChanged(await act());
    return true;
  } catch (thrown) {
    receiveChanged(message);
    toastFailure(thrown);
    return false;
  }
}

export function react(message: Message, emoji: string): Promise<boolean> {
  const selfId = ownId();
  const given = message.reactions?.find((reaction) => reaction.emoji === emoji);
  const isSet = !given?.accountIds.includes(selfId);
  return foresee(message, withReaction(message, emoji, selfId, isSet), () =>
    callQuick(reactToMessage, { params: placeOf(message), body: { emoji, isSet } }),
  );
}

export function pin(message: Message, isPinned: boolean): Promise<boolean> {
  return foresee(message, withPin(message, ownId(), Date.now(), isPinned), () =>
    callQuick(pinMessage, { params: placeOf(message), body: { isPinned } }),
  );
}

export function acknowledge(message: Message): Promise<boolean> {
  return foresee(message, withAcknowledgement(message, ownId()), () =>
    callQuick(acknowledgeMessage, { params: placeOf(message) }),
  );
}

/** @returns false when it did not go through: why is said beside the message, and the text is for the box to keep */
export async function edit(message: Message, text: string): Promise<boolean> {
  forgetRefusal(message.id);
  if (isAway()) return isRefused(message);
  receiveChanged(withText(message, text, Date.now()));
  try {
    receiveChanged(await callQuick(editMessage, { params: placeOf(message), body: { text } }));
    return true;
  } catch (thrown) {
    receiveChanged(message);
    return isRefused(message, thrown);
  }
}

/** Says beside the message why a change did not go through; without a reason: there is no line. */
function isRefused({ id }: Message, thrown?: unknown): false {
  if (thrown === undefined || asFailure(thrown).isOffline)
    refuse(id, { title: t()("offlineChange"), cure: t()("offlineChangeDetail") });
  else refuseFor(id, asFailure(thrown).problem);
  return false;
}

/** @throws ApiFailure, for the dialog that asked */
export async function deleteForAll(message: Message): Promise<void> {
  forgetRefusal(message.id);
  const gone = await callQuick(deleteMessage, { params: placeOf(message) });
  receiveChanged(gone.content.kind === "deleted" ? gone : asDeleted(message, message.senderId === ownId()));
}

export async function deleteForMe(message: Message): Promise<void> {
  forgetRefusal(message.id);
  if (isAway()) return void isRefused(message);
  const change = (isHidden: boolean) => callQuick(hideMessage, { params: placeOf(message), body: { isHidden } });
  hide(message);
  try {
    await change(true);
  } catch (thrown) {
    receive(message);
    return void isRefused(message, thrown);
  }
  const undo = () => change(false).then(() => receive(message), toastFailure);
  toast({ title: t()("deletedForMe"), action: { label: t()("undo"), onSelect: () => void undo() } });
}

/** @throws ApiFailure */
export async function forward(message: Message, id: string, conversationId: string): Promise<void> {
  const location = message.content.kind === "location" && (await sealedAnew(message, message.content.location, id));
  const body = { id, from: placeOf(message), ...(location && { location }) };
  receive(await callQuick(forwardMessage, { params: { conversationId }, body }));
}
