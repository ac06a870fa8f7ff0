import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { blockPerson } from "../../protocol/contacts.ts";
import { createBubble, openDirectChat, removeMember, sendMessage } from "../../protocol/conversations.ts";
import { deleteMessage, editMessage, hideMessage } from "../../protocol/messages.ts";
import { searchMessages } from "../../protocol/search.ts";
import { clearSide } from "../../protocol/sides.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";

let time = Date.UTC(2026, 10, 24, 9);
let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let chat: string;
beforeAll(async () => {
  app = await startTestApp({ now: () => time++ });
});
afterAll(() => app.stop());

const say = (from: Person, conversationId: string, text: string, more: { fileId?: string } = {}) =>
  from.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text, ...more } });
const chatOf = async (one: Person, other: Person) =>
  (await one.call(openDirectChat, { body: { accountId: other.accountId } })).id;
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
const edit = (by: Person, { conversationId, id }: { conversationId: string; id: string }, text: string) =>
  by.call(editMessage, { params: { conversationId, messageId: id }, body: { text } });
const upload = async (by: Person, name: string, mediaType: string, bytes: Uint8Array<ArrayBuffer>) =>
  (await uploadReady(by, bytes, { name, mediaType })).fileId;

describe.each([
  ["a moment after it was said", async () => undefined],
  ["once it is indexed", () => app.app.search.settled()],
])("%s", (moment, indexed) => {
  // Each test has its own words.
  beforeAll(async () => {
    const at = moment.replaceAll(" ", "-");
    [ada, bob, mallory] = await app.people(`ada-${at}`, `bob-${at}`, `mallory-${at}`);
    chat = await chatOf(ada, bob);
  });

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
    await say(ada, chat, "the anchor holds ships");
    await say(ada, chat, "the anchor barely holds");
    await indexed();
    expect(await texts(bob, '"anchor holds"')).toEqual(["the anchor holds ships"]);
    expect(await texts(bob, '"anchor hold"')).toEqual([]);
  });

  test("B4 results come newest first, from all conversations, in pages", async () => {
    const bubble = await bubbleOf(ada, bob);
    for (let n = 1; n <= 7; n += 1) await say(ada, n % 2 ? chat : bubble, `beacon ${n}`);
    await indexed();
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await search(bob, "beacon", { limit: 3, ...(cursor && { cursor }) });
      pages.push(page.found.map(({ excerpt }) => excerpt[1]?.text ?? ""));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(pages).toEqual([[" 7", " 6", " 5"], [" 4", " 3", " 2"], [" 1"]]);
  });

  test("B4 by relevance the very words come before words that begin like them, and those before other forms, in pages", async () => {
    const bubble = await bubbleOf(ada, bob);
    const said = ["quays, old", "quay, old", "quayside, old", "quayside, new", "quay, new", "quays, new"];
    for (const [at, text] of said.entries()) await say(ada, at % 2 ? chat : bubble, text);
    await indexed();
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search(bob, "quay", { sort: "relevant", limit: 2, ...(cursor && { cursor }) });
      all.push(...page.found.map(({ excerpt }) => excerpt.map(({ text }) => text).join("")));
      cursor = page.next ?? undefined;
    } while (cursor);
    const begins = ["quays, new", "quayside, new", "quayside, old", "quays, old"];
    expect(all).toEqual(["quay, new", "quay, old", ...begins]);
    const forms = (await search(bob, "quays ", { sort: "relevant" })).found;
    expect(forms.map(({ excerpt }) => excerpt.map(({ text }) => text).join(""))).toEqual([
      ...["quays, new", "quays, old", "quay, new", "quay, old"],
    ]);
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
    expect(await texts(bob, "", { has: ["file"], in: [bubble] })).toEqual(["the harbour plan"]);
    expect(await texts(bob, "", { from: [ada.accountId], in: [bubble] })).toEqual([
      "the harbour plan",
      "harbour three",
    ]);
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
    await say(ada, chat, "cliff");
    await indexed();
    expect(await texts(mallory, "cliff")).toEqual([]);
    expect(await texts(mallory, "cliff", { in: [chat] })).toEqual([]);
    expect(await app.visitor().refusal(searchMessages, { body: { query: "cliff" } })).toBe("core.not_signed_in");
  });

  test("B4 who left a bubble finds nothing of it any more", async () => {
    const bubble = await bubbleOf(ada, bob);
    await say(ada, bubble, "pier");
    await indexed();
    expect(await texts(bob, "pier")).toEqual(["pier"]);
    await bob.call(removeMember, { params: { conversationId: bubble, accountId: bob.accountId } });
    expect(await texts(bob, "pier")).toEqual([]);
    expect(await texts(ada, "pier")).toEqual(["pier"]);
  });

  test("B4 what somebody said whom one has blocked is not found, nor what they then changed it to", async () => {
    const at = moment.replaceAll(" ", "-");
    const [carol, dave] = await app.people(`carol-${at}`, `dave-${at}`);
    const place = await chatOf(carol, dave);
    const before = await say(dave, place, "tide before");
    await carol.call(blockPerson, { params: { accountId: dave.accountId } });
    await say(dave, place, "tide after");
    await edit(dave, before, "tide changed");
    await indexed();
    expect(await texts(carol, "tide")).toEqual(["tide before"]);
    expect(await texts(carol, "changed")).toEqual([]);
    expect(await texts(dave, "tide")).toEqual(["tide after", "tide changed"]);
  });

  test("B4 an edited message is found by what it says now, a deleted one by nothing", async () => {
    const first = await say(ada, chat, "the schooner sails");
    const second = await say(ada, chat, "the schooner sinks");
    await indexed();
    await edit(ada, first, "the frigate sails");
    await ada.call(deleteMessage, { params: { conversationId: chat, messageId: second.id } });
    expect(await texts(bob, "frigate")).toEqual(["the frigate sails"]);
    expect(await texts(bob, "schooner")).toEqual([]);
    await indexed();
    expect(await texts(bob, "frigate")).toEqual(["the frigate sails"]);
    expect(await texts(bob, "schooner")).toEqual([]);
  });

  test("B4 what one deleted for oneself is found by the others alone", async () => {
    const message = await say(ada, chat, "the ketch sails");
    await bob.call(hideMessage, { params: { conversationId: chat, messageId: message.id }, body: { isHidden: true } });
    await indexed();
    expect(await texts(bob, "ketch")).toEqual([]);
    expect(await texts(ada, "ketch")).toEqual(["the ketch sails"]);
  });

  test("B4 what was said before one's side begins is found by the others alone", async () => {
    const bubble = await bubbleOf(ada, bob);
    await say(ada, bubble, "the dinghy sails");
    await bob.call(clearSide, { params: { conversationId: bubble } });
    await say(ada, bubble, "the dinghy sinks");
    await indexed();
    expect(await texts(bob, "dinghy")).toEqual(["the dinghy sinks"]);
    expect(await texts(ada, "dinghy")).toEqual(["the dinghy sinks", "the dinghy sails"]);
  });

  test("B4 a mention is not found by the letters of its id", async () => {
    const bubble = await bubbleOf(ada, bob);
    await say(ada, bubble, `<@${bob.accountId}> come to the gull`);
    await indexed();
    expect(await texts(bob, bob.accountId)).toEqual([]);
    expect(await texts(bob, "gull")).toEqual([`<@${bob.accountId}> come to the gull`]);
  });
});

test("B4 a query without words and filters finds nothing", async () => {
  expect(await search(ada, " … ")).toEqual({ found: [], next: null, isComplete: true });
});
