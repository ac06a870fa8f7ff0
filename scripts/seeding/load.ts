import type { Config } from "../../src/platform/config/config.ts";
import { openSeeder } from "./seeder.ts";

const words =
  "iris petal colour meeting order frame lens light paper green Monday window coffee letter sample north".split(" ");
const firstNames = ["Ada", "Bob", "Carla", "Deniz", "Emil", "Frida", "Gaël", "Hélène", "Inès", "Jonas", "Kira", "Luc"];
const lastNames = ["Brandt", "Hollmann", "Winter", "Aydın", "Sørensen", "Lang", "Moreau", "Petit", "Roux", "Keller"];
const largestBubble = 100;
/** As many acts wait together as are worth one commit. */
const atOnce = 256;
const bubble = "Everybody";

/** A small generator (mulberry32), so that the same seed makes the same content. @returns numbers in [0, 1) */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export async function seedLoad(config: Config, { people, messages }: { people: number; messages: number }) {
  const random = randomFrom(people * 1_000_003 + messages);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const sentence = () => Array.from({ length: 3 + Math.floor(random() * 12) }, () => pick(words)).join(" ");
  // History ends now, one message a second.
  let clock = Date.now() - messages * 1000;
  const seeder = await openSeeder(config, () => clock);
  // Another run on the same folder adds other people.
  const run = clock.toString(36);
  const address = (index: number) => `person-${index + 1}.${run}@seed.example`;
  try {
    const ids = await inGroups(people, (index) =>
      seeder.person({
        email: address(index),
        firstName: pick(firstNames),
        lastName: `${pick(lastNames)} ${index + 1}`,
        language: "en",
      }),
    );
    const members = ids.slice(0, largestBubble);
    const bubbleId = await seeder.bubble(members[0] as string, bubble, "Made for load tests", members.slice(1));
    const chats = await inGroups(Math.min(people, Math.ceil(messages / 50)), async (index) => {
      const pair = [ids[index] as string, ids[(index + 1) % people] as string] as const;
      return { id: await seeder.directChat(...pair), pair };
    });
    await inGroups(messages, (index) => {
      clock += 1000;
      if (index % 2 === 0 || chats.length === 0) return seeder.message(bubbleId, pick(members), sentence());
      const { id, pair } = pick(chats);
      return seeder.message(id, pick(pair), sentence());
    });
  } finally {
    await seeder.close();
  }
  return { firstAddress: address(0), bubble };
}

async function inGroups<T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let start = 0; start < count; start += atOnce) {
    const size = Math.min(atOnce, count - start);
    results.push(...(await Promise.all(Array.from({ length: size }, (_, offset) => act(start + offset)))));
  }
  return results;
}
