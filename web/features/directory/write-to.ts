import { type Conversation, openDirectChat } from "../../../src/protocol/conversations.ts";
import { call } from "../../api/index.ts";
import { toastFailure } from "../../ui/index.ts";

let keep: (conversation: Conversation) => void = () => {};
/** The conversations feature says where an opened chat is kept: it stands above the directory. */
export const whenChatOpens = (handler: (conversation: Conversation) => void): void => {
  keep = handler;
};

/** The direct chat with a person, made the first time. @throws ApiFailure */
export async function openChat(accountId: string): Promise<Conversation> {
  const conversation = await call(openDirectChat, { body: { accountId } });
  keep(conversation);
  return conversation;
}

/** Opens the direct chat with a person and goes there. */
export async function writeTo(accountId: string, navigate: (to: string) => void): Promise<void> {
  try {
    navigate(`/chat/${(await openChat(accountId)).id}`);
  } catch (thrown) {
    toastFailure(thrown);
  }
}
