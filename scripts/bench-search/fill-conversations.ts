import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { openInstance } from "../../src/app.ts";
import {
  insertConversation,
  insertMembers,
  insertMessageOnce,
} from "../../src/features/conversations/conversations.store.ts";
import { conversations } from "../../src/features/conversations/conversations.tables.ts";
import { conversationKey, createKeys, sealContent, sealLabel } from "../../src/features/conversations/seal-content.ts";
import { configSchema } from "../../src/platform/config/config.ts";
import type { Log, Platform } from "../../src/platform/platform.ts";
import { vocabulary, zipf } from "./made-up-texts.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const password = "violet harbour lantern";
const together = 2_000;
const wordsOfOne = 20;
const vocabularySize = 50_000;
const since = Date.UTC(2024, 0, 1);
const yearsMs = 2 * 365 * 24 * 3_600_000;

export interface Filled {
  readonly viewerEmail: string;
  readonly password: string;
  readonly words: readonly string[];
}

export interface FilledFolder {
  readonly filled: Filled;
  /** Of the database before anything is indexed. */
  readonly bytes: number;
}

/** The same in a folder in which it may have been made before. */
export async function filledFolder(data: string, messages: number, count: number): Promise<FilledFolder> {
  const note = join(data, `filled-${messages}-${count}.json`);
  if (existsSync(note)) return JSON.parse(readFileSync(note, "utf8")) as FilledFolder;
  const filled = await fillConversations(data, messages, count);
  const made = { filled, bytes: statSync(join(data, "iris.db")).size };
  writeFileSync(note, JSON.stringify(made));
  return made;
}

/** One person in that many conversations with that many messages in all; a few are long, most are short. Nothing is indexed. */
export async function fillConversations(data: string, messages: number, count: number): Promise<Filled> {
  const config = configSchema.parse({ storage: { data } });
  const { platform, db, accounts, close } = await openInstance({ config, log: silent });
  const person = (name: string) =>
    accounts.createUser({
      ...{ email: `${name}@example.org`, password, firstName: name, lastName: "Example", language: "en" },
      termsVersion: config.instance.terms_version,
    });
  const viewerId = await person("viewer");
  const otherId = await person("other");

  const words = vocabulary(vocabularySize);
  const next = zipf(words.length, 7);
  const share = Array.from({ length: count }, (_, n) => 1 / (n + 3) ** 0.7);
  const whole = share.reduce((sum, one) => sum + one, 0);
  for (let n = 0; n < count; n += 1) {
    const conversationId = await makeBubble(platform, viewerId, otherId);
    const key = await conversationKey(platform.keys, conversationId);
    const wanted = Math.round(((share[n] ?? 0) / whole) * messages);
    for (let done = 0; done < wanted; done += together)
      await db.transaction(async (tx) => {
        const end = Math.min(wanted, done + together);
        for (let one = done; one < end; one += 1) {
          const text = Array.from({ length: wordsOfOne }, () => words[next()]).join(" ");
          const id = platform.newId();
          await insertMessageOnce(tx, {
            ...{
              id,
              conversationId,
              seq: one + 1,
              senderId: one % 3 ? otherId : viewerId,
              sentAt: since + Math.floor((one / wanted) * yearsMs),
            },
            ...{ replyTo: null, threadSeq: null, withheldFrom: null },
            content: sealContent(key, id, { kind: "text", text }),
          });
        }
        await tx.update(conversations).set({ lastSeq: end }).where(eq(conversations.id, conversationId));
      });
  }
  await close();
  return { viewerEmail: "viewer@example.org", password, words };
}

async function makeBubble({ db, keys, newId }: Platform, viewerId: string, otherId: string): Promise<string> {
  const id = newId();
  await createKeys(keys, id);
  const [name, topic] = [await sealLabel(keys, "name", id, "Bubble"), await sealLabel(keys, "topic", id, "")];
  await db.transaction(async (tx) => {
    await insertConversation(tx, { id, kind: "bubble", name, topic, createdBy: viewerId, createdAt: since });
    await insertMembers(tx, [
      { conversationId: id, accountId: viewerId, role: "organiser", joinedAt: since },
      { conversationId: id, accountId: otherId, role: "participant", joinedAt: since },
    ]);
  });
  return id;
}
