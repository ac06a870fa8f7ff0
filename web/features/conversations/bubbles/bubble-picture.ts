import { getBubblePicture, setBubblePicture } from "../../../../src/protocol/bubbles.ts";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { addressOf } from "../../../api/index.ts";
import type { UsePicture } from "../../../ui/avatar-pictures.ts";
import { sendBytes } from "../../companies/send-bytes.ts";
import { useConversation } from "../store.ts";

/** The picture of a bubble that one is in. */
export const useBubblePicture: UsePicture = (conversationId, size) => {
  const version = useConversation(conversationId)?.bubble?.picture;
  if (conversationId === undefined || !version) return undefined;
  return {
    address: addressOf(getBubblePicture, { params: { conversationId, version }, query: { size } }),
    // Another one took its place, which every member is told.
    onGone: () => {},
  };
};

/** @throws ApiFailure */
export const sendBubblePicture = (conversationId: string, picture: Blob): Promise<Conversation> =>
  sendBytes(setBubblePicture, picture, { conversationId });
