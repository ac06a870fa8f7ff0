import { nanoid } from "nanoid";
import type { Message } from "../../../protocol/conversations.ts";
import * as api from "../../../protocol/conversations.ts";
import * as acts from "../../../protocol/messages.ts";
import type { Person } from "../../../testing/test-app.ts";

type More = Partial<Parameters<Person["call"]>[1]> & Record<string, unknown>;

export const directChat = (one: Person, other: Person) =>
  one.call(api.openDirectChat, { body: { accountId: other.accountId } });
export const newBubble = (organiser: Person, ...others: Person[]) =>
  organiser.call(api.createBubble, {
    body: { id: nanoid(), name: "Harbour", memberIds: others.map(({ accountId }) => accountId) },
  });
export const say = (person: Person, conversationId: string, text: string, more: More = {}) =>
  person.call(api.sendMessage, { params: { conversationId }, body: { id: nanoid(), text, ...more } });

export const placeOf = ({ conversationId, id: messageId }: Message) => ({ conversationId, messageId });
export const react = (person: Person, message: Message, emoji: string, isSet = true) =>
  person.call(acts.reactToMessage, { params: placeOf(message), body: { emoji, isSet } });
export const edit = (person: Person, message: Message, text: string) =>
  person.call(acts.editMessage, { params: placeOf(message), body: { text } });
/** The newest page, as somebody sees it. */
export const pageOf = async (person: Person, conversationId: string) =>
  (await person.call(api.pageMessages, { params: { conversationId } })).messages;
/** One message, as somebody sees it; undefined when they do not. */
export const seen = async (person: Person, { id, conversationId }: Message) =>
  (await pageOf(person, conversationId)).find((message) => message.id === id);
