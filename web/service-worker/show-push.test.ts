import { expect, test } from "bun:test";
import type { PushMessage } from "../../src/protocol/notifications.ts";
import { addressOf, isNews, type NewsKind, shownPush } from "./show-push.ts";

const chat = "C".repeat(21);
const push: PushMessage & { kind: NewsKind } = {
  ...{ kind: "message", conversationId: chat, tag: chat, ref: "one", unread: 3, language: "de", at: 0 },
};

test("S41 a push without words says only what kind of thing is new, in the reader's language", () => {
  const { title, options } = shownPush(push, undefined);
  expect(title).toBe("Neue Nachricht");
  expect(options.body).toBe("Öffne Iris, um mehr zu sehen.");
  expect(options.data.url).toBe(`/chat/${chat}`);
  expect(shownPush({ ...push, kind: "call", language: "fr" }, undefined).title).toBe("Appel manqué");
});

test("S41 one with words shows them, and what happened where there are none", () => {
  expect(shownPush({ ...push, title: "Ada", body: "Moin" }, undefined)).toMatchObject({
    title: "Ada",
    options: { body: "Moin" },
  });
  expect(shownPush({ ...push, kind: "call", title: "Ada" }, undefined).options.body).toBe("Verpasster Anruf");
});

test("S41 a newer one of the same chat calls again, the same one told twice does not", () => {
  expect(shownPush(push, "zero").options).toMatchObject({ tag: chat, renotify: true, silent: false });
  expect(shownPush(push, "one").options).toMatchObject({ renotify: false, silent: true });
});

test("S41 an invitation leads to where it waits", () => {
  expect(addressOf({ conversationId: null })).toBe("/people?view=invitations");
});

test("S41 a call that rings stands until it is taken away, and says what to do", () => {
  const { title, options } = shownPush({ ...push, kind: "ring", tag: `ring ${chat}` }, undefined);
  expect(title).toBe("Eingehender Anruf");
  expect(options).toMatchObject({ body: "Öffne Iris, um abzunehmen.", requireInteraction: true, renotify: true });
  expect(shownPush({ ...push, kind: "ring", title: "Ada" }, undefined).options.body).toBe("Eingehender Anruf");
  expect(shownPush(push, undefined).options.requireInteraction).toBe(false);
});

test("S41 what is seen elsewhere is no news", () => {
  expect([isNews(push), isNews({ ...push, kind: "gone" })]).toEqual([true, false]);
});
