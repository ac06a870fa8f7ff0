import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { blockPerson } from "../../protocol/contacts.ts";
import { addMembers, createBubble, openDirectChat, removeMember, sendMessage } from "../../protocol/conversations.ts";
import { searchMessages } from "../../protocol/search.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";

let time = Date.UTC(2026, 10, 24, 9);
let app: TestApp;
let round = 0;
let ada: Person;
let bob: Person;
let mallory: Person;
let chat: string;
beforeAll(async () => {
  app = await startTestApp({ now: () => time++ });
});
afterAll(() => app.stop());
beforeEach(async () => {
  round += 1;
  [ada, bob, mallory] = await app.people(`ada${round}`, `bob${round}`, `mallory${round}`);
  chat = (await ada.call(openDirectChat, { body: { accountId: bob.accountId } })).id;
});

const say = (from: Person, conversationId: string, text: string, more: { fileId?: string } = {}) =>
  from.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text, ...more } });
const bubbleOf = async (from: Person, ...members: Person[]) =>
  (
    await from.call(createBubble, {
      body: { id: nanoid(), name: "Harbour", memberIds: members.map(({ accountId }) => accountId) },
    })
  ).id;
type Filters = Parameters<typeof search>[2];
const search = (
  by: Person,
  query: string,
  filters: Omit<NonNullable<Parameters<typeof by.call<typeof searchMessages>>[1]>["body"], "query"> = {},
) => by.call(searchMessages, { body: { query, ...filters } });
const texts = async (by: Person, query: string, filters: Filters = {}) =>
  (await search(by, query, filters)).found.map(({ excerpt }) => excerpt.map(({ text }) => text).join(""));
const upload = async (by: Person, name: string, mediaType: string, bytes: Uint8Array<ArrayBuffer>) =>
  (await uploadReady(by, bytes, { name, mediaType })).fileId;

describe.each([
  ["a moment after it was said", async () => undefined],
  ["once it is indexed", () => app.app.search.settled()],
])("%s", (_, indexed) => {
  test("B4 a message is found by its words, with who said it, where and when", async () => {
    const { id, seq, sentAt } = await say(ada, chat, "The engine weaves algebraical patterns");
    await say(ada, chat, "just as the loom weaves flowers");
    await indexed();
    const { found, next, isComplete } = await search(bob, "weaves patt");
    expect({ found, next, isComplete }).toEqual({
      found: [
        {
          ...{ id, conversationId: chat, seq, senderId: ada.accountId, sentAt },
          excerpt: [
            { text: "The engine ", isMatch: false },
            { text: "weaves", isMatch: true },
            { text: " algebraical ", isMatch: false },
            { text: "patterns", isMatch: true },
          ],
          file: null,
          fileName: [],
        },
      ],
      next: null,
      isComplete: true,
    });
  });

  test("B4 other forms of a word, accents and scripts without spaces", async () => {
    for (const text of ["Die Häuser am Hafen", "les réunions d'été", "they were studying", "今天我们讨论搜索功能"])
      await say(ada, chat, text);
    await indexed();
    expect(await texts(bob, "Haus ")).toEqual(["Die Häuser am Hafen"]);
    expect(await texts(bob, "reunion ")).toEqual(["les réunions d'été"]);
    expect(await texts(bob, "studies ")).toEqual(["they were studying"]);
    expect(await texts(bob, "讨论搜")).toEqual(["今天我们讨论搜索功能"]);
    expect(await texts(bob, "haeuser ")).toEqual(["Die Häuser am Hafen"]);
  });

  test("B4 a quoted phrase stands in the message as it is written", async () => {
    await say(ada, chat, "the loom weaves flowers");
    await say(ada, chat, "the loom quietly weaves");
    await indexed();
    expect(await texts(bob, '"loom weaves"')).toEqual(["the loom weaves flowers"]);
    expect(await texts(bob, '"loom weave"')).toEqual([]);
  });

  test("B4 results come newest first, from all conversations, in pages", async () => {
    const bubble = await bubbleOf(ada, bob);
    for (let n = 1; n <= 7; n += 1) await say(ada, n % 2 ? chat : bubble, `lighthouse ${n}`);
    await indexed();
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await search(bob, "lighthouse", { limit: 3, ...(cursor && { cursor }) });
      pages.push(page.found.map(({ excerpt }) => excerpt[1]?.text ?? ""));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(pages).toEqual([[" 7", " 6", " 5"], [" 4", " 3", " 2"], [" 1"]]);
  });

  test("B4 filters: from whom, where, when, with what", async () => {
    const bubble = await bubbleOf(ada, bob);
    await say(ada, chat, "harbour one");
    const two = await say(bob, chat, "harbour two https://example.org/plan");
    const three = await say(ada, bubble, "harbour three");
    const picture = await upload(ada, "Lighthouse-plan.txt", "text/plain", new TextEncoder().encode("light"));
    await say(ada, bubble, "the harbour plan", { fileId: picture });
    await indexed();
    expect(await texts(bob, "harbour", { from: [bob.accountId] })).toEqual(["harbour two https://example.org/plan"]);
    expect(await texts(bob, "harbour", { in: [bubble] })).toEqual(["the harbour plan", "harbour three"]);
    expect(await texts(bob, "harbour", { before: two.sentAt })).toEqual(["harbour one"]);
    expect(await texts(bob, "harbour", { after: three.sentAt })).toEqual(["the harbour plan", "harbour three"]);
    expect(await texts(bob, "harbour", { after: two.sentAt, before: three.sentAt })).toHaveLength(1);
    expect(await texts(bob, "harbour", { has: ["link"] })).toEqual(["harbour two https://example.org/plan"]);
    expect(await texts(bob, "", { has: ["file"] })).toEqual(["the harbour plan"]);
    expect(await texts(bob, "", { from: [ada.accountId] })).toHaveLength(3);
    expect(await texts(bob, "", { has: ["image"] })).toEqual([]);
    expect(await texts(bob, "", { in: [chat] })).toEqual([]);
  });

  test("B4 a file is found by its name, and both are marked", async () => {
    const plan = await upload(ada, "Harbour-plan.final.txt", "text/plain", new TextEncoder().encode("light"));
    await say(ada, chat, "have a look", { fileId: plan });
    await indexed();
    const { found } = await search(bob, "plan.final look");
    expect(found[0]?.file?.fileId).toBe(plan);
    expect(found[0]?.fileName.filter(({ isMatch }) => isMatch)).toEqual([{ text: "plan.final", isMatch: true }]);
    expect(found[0]?.excerpt.filter(({ isMatch }) => isMatch)).toEqual([{ text: "look", isMatch: true }]);
  });

  test("B4 a stranger to the conversation finds nothing, not even with its id", async () => {
    await say(ada, chat, "lighthouse");
    await indexed();
    expect(await texts(mallory, "lighthouse")).toEqual([]);
    expect(await texts(mallory, "lighthouse", { in: [chat] })).toEqual([]);
    expect(await app.visitor().refusal(searchMessages, { body: { query: "lighthouse" } })).toBe("core.not_signed_in");
  });

  test("B4 who left a bubble finds nothing of it any more", async () => {
    const bubble = await bubbleOf(ada, bob);
    await say(ada, bubble, "lighthouse");
    await indexed();
    expect(await texts(bob, "lighthouse")).toEqual(["lighthouse"]);
    await bob.call(removeMember, { params: { conversationId: bubble, accountId: bob.accountId } });
    expect(await texts(bob, "lighthouse")).toEqual([]);
    expect(await texts(ada, "lighthouse")).toEqual(["lighthouse"]);
  });

  test("B4 what somebody said whom one has blocked is not found", async () => {
    await say(bob, chat, "lighthouse before");
    await ada.call(blockPerson, { params: { accountId: bob.accountId } });
    await say(bob, chat, "lighthouse after");
    await indexed();
    expect(await texts(ada, "lighthouse")).toEqual(["lighthouse before"]);
    expect(await texts(bob, "lighthouse")).toEqual(["lighthouse after", "lighthouse before"]);
  });

  test("B4 a mention is not found by the letters of its id", async () => {
    const bubble = await bubbleOf(ada, bob);
    await say(ada, bubble, `<@${bob.accountId}> come to the lighthouse`);
    await indexed();
    expect(await texts(bob, bob.accountId)).toEqual([]);
    expect(await texts(bob, "lighthouse")).toEqual([`<@${bob.accountId}> come to the lighthouse`]);
  });
});

test("B4 a query without words and filters finds nothing", async () => {
  await say(ada, chat, "lighthouse");
  expect(await search(ada, " … ")).toEqual({ found: [], next: null, isComplete: true });
});
void addMembers;
