import { nanoid } from "nanoid";
import { createBubble, pageMessages, sendMessage } from "../../../protocol/conversations.ts";
import type { InputOf } from "../../../protocol/endpoint.ts";
import type { Person } from "../../../testing/test-app.ts";

type Wanted = Partial<InputOf<typeof createBubble>["body"]>;

/** @returns the bubble's id as it stands in parameters */
export async function newBubble(organiser: Person, wanted: Wanted = {}): Promise<{ conversationId: string }> {
  const { id } = await organiser.call(createBubble, { body: { id: nanoid(), name: "Harbour", ...wanted } });
  return { conversationId: id };
}

export const say = (person: Person, params: { conversationId: string }, text: string) =>
  person.call(sendMessage, { params, body: { id: nanoid(), text } });

/** Every text that somebody reads there, and every notice as `notice:…`. */
export async function read(person: Person, params: { conversationId: string }): Promise<string[]> {
  const { messages } = await person.call(pageMessages, { params, query: {} });
  return messages.flatMap(({ content }) => {
    if (content.kind === "text") return content.text;
    return content.kind === "notice" ? `notice:${content.notice}` : [];
  });
}
