import { type Conversation, openDirectChat } from "../../../src/protocol/conversations.ts";
import { call } from "../../api/index.ts";
import { toastFailure } from "../../ui/index.ts";

let keep: (conversation: Conversation) => void = () => {};
/** The conversations feature says where an opened chat is kept: it stands above the directory. */
export const whenChatOpens = (handler: (conversation: Conversation) => void): void => {
  keep = handler;
};

/** Opens the direct chat with a person, making it the first time. */
export async function writeTo(accountId: string, navigate: (to: string) => void): Promise<void> {
  try {
    const conversation = await call(openDirectChat, { body: { accountId } });
    keep(conversation);
    navigate(`/chat/${conversation.id}`);
  } catch (thrown) {
    toastFailure(thrown);
  }
}
