import { eq } from "drizzle-orm";
import { openInstance } from "../../src/app.ts";
import { insertMessageOnce } from "../../src/features/conversations/conversations.store.ts";
import { conversations } from "../../src/features/conversations/conversations.tables.ts";
import { conversationKey, sealContent } from "../../src/features/conversations/seal-content.ts";
import { configSchema } from "../../src/platform/config/config.ts";
import type { Log } from "../../src/platform/platform.ts";
import { openSeeder, seedPassword } from "../seeding/seeder.ts";
import { vocabulary, zipf } from "./made-up-texts.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
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

/** One person in that many conversations with that many messages in all; a few are long, most are short. Nothing is indexed. */
export async function fillConversations(data: string, messages: number, count: number): Promise<Filled> {
  const config = configSchema.parse({ storage: { data } });
  let at = since;
  const seeder = await openSeeder(config, () => at);
  const names = { lastName: "Example", language: "en" as const };
  const viewerEmail = "viewer@example.org";
  const viewerId = await seeder.person({ email: viewerEmail, firstName: "Vera", ...names });
  const otherId = await seeder.person({ email: "other@example.org", firstName: "Otto", ...names });
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await seeder.bubble(viewerId, `Bubble ${n}`, "", [otherId]));
  await seeder.close();

  const words = vocabulary(vocabularySize);
  const next = zipf(words.length, 7);
  const share = Array.from({ length: count }, (_, n) => 1 / (n + 3) ** 0.7);
  const whole = share.reduce((sum, one) => sum + one, 0);
  const { platform, db, close } = await openInstance({ config, log: silent });
  for (const [n, conversationId] of ids.entries()) {
    const key = await conversationKey(platform.keys, conversationId);
    const [row] = await db.reader.select().from(conversations).where(eq(conversations.id, conversationId));
    const first = (row?.lastSeq ?? 0) + 1;
    const wanted = Math.round(((share[n] ?? 0) / whole) * messages);
    for (let done = 0; done < wanted; done += together)
      await db.transaction(async (tx) => {
        const end = Math.min(wanted, done + together);
        for (let one = done; one < end; one += 1) {
          const text = Array.from({ length: wordsOfOne }, () => words[next()]).join(" ");
          const id = platform.newId();
          at = since + Math.floor((one / wanted) * yearsMs);
          await insertMessageOnce(tx, {
            ...{ id, conversationId, seq: first + one, senderId: one % 3 ? otherId : viewerId, sentAt: at },
            ...{ replyTo: null, threadSeq: null, withheldFrom: null },
            content: sealContent(key, id, { kind: "text", text }),
          });
        }
        await tx
          .update(conversations)
          .set({ lastSeq: first + end - 1 })
          .where(eq(conversations.id, conversationId));
      });
  }
  await close();
  return { viewerEmail, password: seedPassword, words };
}
