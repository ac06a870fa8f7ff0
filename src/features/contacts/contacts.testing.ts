import { nanoid } from "nanoid";
import { acceptInvitation, inviteByMail, invitePerson, listNetwork } from "../../protocol/contacts.ts";
import type { Client } from "../../testing/client.ts";
import type { Person } from "../../testing/test-app.ts";

export const invite = (from: Person, to: Person, note = "") =>
  from.call(invitePerson, { body: { id: nanoid(), accountId: to.accountId, note } });

export const inviteAddress = (from: Person, email: string, note = "") =>
  from.call(inviteByMail, { body: { id: nanoid(), email, note } });

export const networkOf = (person: Client) => person.call(listNetwork);

/** Two who are in each other's network. */
export async function befriend(a: Person, b: Person): Promise<void> {
  const { id } = await invite(a, b);
  await b.call(acceptInvitation, { params: { invitationId: id } });
}
