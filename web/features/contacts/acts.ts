import { nanoid } from "nanoid";
import * as api from "../../../src/protocol/contacts.ts";
import { call } from "../../api/index.ts";
import { toastFailure } from "../../ui/index.ts";
import { withContact, withoutInvitation, withSent } from "./network-state.ts";
import { changeNetwork } from "./store.ts";

/** Shows its answer at once; the event that follows says the same to the other devices. */
export async function invitePerson(accountId: string, note: string): Promise<void> {
  const invitation = await call(api.invitePerson, { body: { id: nanoid(), accountId, note } });
  changeNetwork((network) => withSent(network, invitation));
}

export async function inviteByMail(email: string, note: string): Promise<void> {
  const invitation = await call(api.inviteByMail, { body: { id: nanoid(), email, note } });
  changeNetwork((network) => withSent(network, invitation));
}

export async function accept(invitationId: string): Promise<void> {
  const contact = await call(api.acceptInvitation, { params: { invitationId } });
  changeNetwork((network) => withoutInvitation(withContact(network, contact), invitationId));
}

export async function refuse(invitationId: string): Promise<void> {
  await call(api.refuseInvitation, { params: { invitationId } });
  changeNetwork((network) => withoutInvitation(network, invitationId));
}

export async function withdraw(invitationId: string): Promise<void> {
  await call(api.withdrawInvitation, { params: { invitationId } });
  changeNetwork((network) => ({ ...network, sent: network.sent.filter(({ id }) => id !== invitationId) }));
}

export async function setFavourite(accountId: string, isFavourite: boolean): Promise<void> {
  const contact = await call(api.updateContact, { params: { accountId }, body: { isFavourite } });
  changeNetwork((network) => withContact(network, contact));
}

export async function setGroups(accountId: string, groupIds: string[]): Promise<void> {
  const contact = await call(api.updateContact, { params: { accountId }, body: { groupIds } });
  changeNetwork((network) => withContact(network, contact));
}

export const removeContact = (accountId: string): Promise<undefined> =>
  call(api.removeContact, { params: { accountId } });

export const block = (accountId: string): Promise<undefined> => call(api.blockPerson, { params: { accountId } });

export async function unblock(accountId: string): Promise<void> {
  await call(api.unblockPerson, { params: { accountId } });
  changeNetwork((network) => ({
    ...network,
    blocked: network.blocked.filter((one) => one.accountId !== accountId),
  }));
}

const putGroups = ({ groups }: { groups: api.ContactGroup[] }) => changeNetwork((network) => ({ ...network, groups }));

export const createGroup = async (name: string): Promise<void> =>
  putGroups(await call(api.createContactGroup, { body: { id: nanoid(), name } }));
export const renameGroup = async (groupId: string, name: string): Promise<void> =>
  putGroups(await call(api.renameContactGroup, { params: { groupId }, body: { name } }));
export const orderGroups = async (groupIds: string[]): Promise<void> =>
  putGroups(await call(api.orderContactGroups, { body: { groupIds } }));
export async function deleteGroup(groupId: string): Promise<void> {
  await call(api.deleteContactGroup, { params: { groupId } });
  changeNetwork((network) => ({ ...network, groups: network.groups.filter(({ id }) => id !== groupId) }));
}

/** For acts without a dialog: a failure is said in the corner. */
export const orSay = (act: Promise<unknown>): void => void act.catch(toastFailure);
