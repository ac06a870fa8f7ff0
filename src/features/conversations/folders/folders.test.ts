import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { getConversation, openDirectChat } from "../../../protocol/conversations.ts";
import * as api from "../../../protocol/folders.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let params: { conversationId: string };
beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  params = { conversationId: (await ada.call(openDirectChat, { body: { accountId: bob.accountId } })).id };
});
afterAll(() => app.stop());

const own = async (who: Person) => (await who.call(getConversation, { params })).own;

test("B6 a favourite and a folder are one's own: one's devices are told, the other side sees nothing", async () => {
  const folderId = nanoid();
  const [hers, his] = [await ada.connect(), await bob.connect()];
  await ada.call(api.createFolder, { body: { id: folderId, name: "Work" } });
  const { event: made } = await hers.next("event", ({ event }) => event.type === "conversationFolders.changed");
  expect(made).toMatchObject({ folders: [{ id: folderId, name: "Work" }] });
  const placed = await ada.call(api.placeConversation, { params, body: { isFavourite: true, folderId } });
  expect(placed.own).toMatchObject({ isFavourite: true, folderId });
  const { event } = await hers.next("event", ({ event }) => event.type === "conversation.changed");
  expect(event).toMatchObject({ conversation: { own: { isFavourite: true, folderId } } });
  await his.settled();
  expect(his.events("conversation.changed")).toEqual([]);
  expect(await own(bob)).not.toMatchObject({ isFavourite: true });
  // One of the two alone leaves the other as it is.
  await ada.call(api.placeConversation, { params, body: { folderId: null } });
  expect(await own(ada)).toMatchObject({ isFavourite: true });
  expect(await own(ada)).not.toHaveProperty("folderId");
  await Promise.all([hers.close(), his.close()]);
});

test("B6 folders are renamed, ordered and deleted; what lay in one stays in the list", async () => {
  const [first, second] = [nanoid(), nanoid()];
  for (const [id, name] of [
    [first, "One"],
    [second, "Two"],
    [second, "Two once more"],
  ] as const)
    await mallory.call(api.createFolder, { body: { id, name } });
  const ordered = await mallory.call(api.orderFolders, { body: { folderIds: [second, nanoid()] } });
  expect(ordered.folders.map(({ name }) => name)).toEqual(["Two", "One"]);
  await mallory.call(api.renameFolder, { params: { folderId: first }, body: { name: "Uno" } });
  const chat = await mallory.call(openDirectChat, { body: { accountId: bob.accountId } });
  await mallory.call(api.placeConversation, { params: { conversationId: chat.id }, body: { folderId: first } });
  await mallory.call(api.deleteFolder, { params: { folderId: first } });
  expect((await mallory.call(api.listFolders)).folders.map(({ name }) => name)).toEqual(["Two"]);
  const left = await mallory.call(getConversation, { params: { conversationId: chat.id } });
  expect(left.own.folderId).toBeUndefined();
});

test("S71 another's folder is like none, and so is another's chat", async () => {
  const folderId = nanoid();
  await ada.call(api.createFolder, { body: { id: folderId, name: "Hers" } });
  const body = { name: "His" };
  expect(await bob.refusal(api.renameFolder, { params: { folderId }, body })).toBe("conversation.folder_not_found");
  expect(await bob.refusal(api.deleteFolder, { params: { folderId } })).toBe("conversation.folder_not_found");
  expect(await bob.refusal(api.placeConversation, { params, body: { folderId } })).toBe(
    "conversation.folder_not_found",
  );
  expect(await bob.refusal(api.createFolder, { body: { id: folderId, name: "His" } })).toBe("conversation.id_taken");
  expect(await mallory.refusal(api.placeConversation, { params, body: { isFavourite: true } })).toBe(
    "conversation.not_found",
  );
});
