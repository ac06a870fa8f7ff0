import type { Message } from "../../../../src/protocol/conversations.ts";
import type { NewLocation } from "../../../../src/protocol/message-kinds.ts";
import { getLocationKey } from "../../../../src/protocol/polls.ts";
import { callQuick } from "../../../api/index.ts";
import { openPosition, type Position, sealPosition } from "./location-cipher.ts";

type At = Pick<Message, "id" | "conversationId">;

/** @throws ApiFailure when it can be opened no more */
export async function positionOf({ id, conversationId }: At, { sealed }: { sealed: string }): Promise<Position> {
  const { key } = await callQuick(getLocationKey, { params: { conversationId, messageId: id } });
  return openPosition(sealed, key, id);
}

/** The same position for another message: this device opens it and seals it anew, the server never sees it. */
export const sealedAnew = async (message: At, location: { sealed: string }, newId: string): Promise<NewLocation> =>
  sealPosition(await positionOf(message, location), newId);
