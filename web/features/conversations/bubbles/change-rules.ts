import { changeBubbleRules } from "../../../../src/protocol/bubbles.ts";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import type { InputOf } from "../../../../src/protocol/endpoint.ts";
import { call } from "../../../api/index.ts";
import { keepConversation } from "../store.ts";

export type RulesChange = InputOf<typeof changeBubbleRules>["body"];

/** Changes what holds in a bubble. @throws ApiFailure */
export async function changeRules({ id: conversationId }: Conversation, rules: RulesChange): Promise<void> {
  keepConversation(await call(changeBubbleRules, { params: { conversationId }, body: rules }));
}
