import { nanoid } from "nanoid";
import { createBubble, pageMessages, sendMessage } from "../../protocol/conversations.ts";
import { joinAsGuest, openGuestLink } from "../../protocol/guests.ts";
import { Client } from "../../testing/client.ts";
import type { Person, TestApp } from "../../testing/test-app.ts";

interface LinkWishes {
  readonly validHours?: number | null;
  readonly maxUses?: number | null;
  readonly maxGuests?: number | null;
  readonly hasWaitingRoom?: boolean;
}

/** A bubble of these people; the first organises it. */
export async function bubbleOf(organiser: Person, ...others: Person[]): Promise<string> {
  const memberIds = others.map(({ accountId }) => accountId);
  return (await organiser.call(createBubble, { body: { id: nanoid(), name: "Hafen", memberIds } })).id;
}

/** Makes a guest link. @returns its secret */
export async function linkTo(conversationId: string, by: Person, wishes: LinkWishes = {}): Promise<string> {
  const body = { validHours: null, maxUses: null, maxGuests: null, hasWaitingRoom: false, ...wishes };
  const { link } = await by.call(openGuestLink, { params: { conversationId }, body });
  return new URL(link?.url ?? "").hash.slice(1);
}

/** Somebody without an account, who came by a link. */
export class Visitor extends Client {
  id = "";
  async join(token: string, name: string): Promise<this> {
    this.id = (await this.call(joinAsGuest, { body: { token, name } })).id;
    return this;
  }
}

export const guestBy = (app: TestApp, token: string, name: string): Promise<Visitor> =>
  new Visitor(app.url).join(token, name);

export const say = (who: Client, conversationId: string, text: string) =>
  who.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });

/** What somebody can read there: texts as they are, notices by their kind. */
export async function readsIn(who: Client, conversationId: string): Promise<string[]> {
  const { messages } = await who.call(pageMessages, { params: { conversationId }, query: { limit: 200 } });
  return messages.map(({ content }) =>
    content.kind === "notice" ? `(${content.notice})` : "text" in content ? content.text : content.kind,
  );
}
