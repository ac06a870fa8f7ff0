import { Database } from "bun:sqlite";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../../src/platform/config/config.ts";
import type { Language } from "../../src/protocol/failures/index.ts";
import { openSeeder } from "./seeder.ts";

interface DemoPerson {
  readonly first: string;
  readonly last: string;
  readonly company: "Regenbogen Optik" | "Atelier Lumière";
  readonly language: Language;
}

const people: readonly DemoPerson[] = [
  { first: "Ada", last: "Brandt", company: "Regenbogen Optik", language: "en" },
  { first: "Bob", last: "Hollmann", company: "Regenbogen Optik", language: "en" },
  { first: "Carla", last: "Winter", company: "Regenbogen Optik", language: "de" },
  { first: "Deniz", last: "Aydın", company: "Regenbogen Optik", language: "de" },
  { first: "Emil", last: "Sørensen", company: "Regenbogen Optik", language: "en" },
  { first: "Frida", last: "Lang", company: "Regenbogen Optik", language: "de" },
  { first: "Gaël", last: "Moreau", company: "Atelier Lumière", language: "fr" },
  { first: "Hélène", last: "Petit", company: "Atelier Lumière", language: "fr" },
  { first: "Inès", last: "Roux", company: "Atelier Lumière", language: "fr" },
  { first: "Jonas", last: "Keller", company: "Atelier Lumière", language: "de" },
  { first: "Kira", last: "Novak", company: "Atelier Lumière", language: "en" },
  { first: "Luc", last: "Bernard", company: "Atelier Lumière", language: "fr" },
];

type Line = readonly [who: string, text: string];
interface DemoBubble {
  readonly name: string;
  readonly topic: string;
  readonly members: readonly string[];
  readonly history: readonly Line[];
}

const bubbles: readonly DemoBubble[] = [
  {
    name: "Workshop",
    topic: "Machines, orders, who is in",
    members: ["Bob", "Carla", "Deniz", "Emil", "Frida"],
    history: [
      ["Deniz", "Die Schleifmaschine läuft wieder. Es war nur der Riemen."],
      ["Frida", "Danke! Dann schaffen wir die Lieferung für Montag."],
      ["Emil", "I am at the supplier until two. Does anyone need screws?"],
      ["Bob", "The small ones, 1.4 mm. Two boxes."],
    ],
  },
  {
    name: "Photo studio",
    topic: "Prises de vue et retouches",
    members: ["Gaël", "Hélène", "Inès", "Jonas", "Luc"],
    history: [
      ["Inès", "Les fonds gris sont arrivés."],
      ["Jonas", "Ich baue morgen früh auf, dann können wir ab neun anfangen."],
      ["Luc", "Parfait. Je m'occupe du café."],
    ],
  },
  {
    name: "Spring collection",
    topic: "Frames, lenses, photographs: everything for March",
    members: ["Ada", "Bob", "Carla", "Gaël", "Hélène", "Kira"],
    history: [
      ["Ada", "The first samples are here. The green ones are much nicer than on the drawing."],
      ["Gaël", "Super ! Nous pouvons photographier jeudi, si la lumière est bonne."],
      ["Carla", "Donnerstag passt. Ich bringe die Etuis mit."],
      ["Kira", "Can we settle the names by Wednesday? The labels go to print on Friday."],
      ["Bob", "I would keep them short. One word, easy to say in three languages."],
      ["Hélène", "Alors « Lumen » me plaît toujours."],
      ["Ada", "Lumen it is, unless somebody objects before noon."],
    ],
  },
];

const chats: readonly (readonly Line[])[] = [
  [
    ["Ada", "Have you seen the new samples?"],
    ["Bob", "Not yet. Are they on your desk?"],
    ["Ada", "By the window. Try the green ones."],
    ["Bob", "On my way. Shall we call Gaël afterwards?"],
  ],
  [
    ["Gaël", "Bonjour Ada, vous avez reçu les épreuves ?"],
    ["Ada", "Yes, they are wonderful. I will write to you tonight."],
  ],
  [
    ["Deniz", "The machine for the lenses is serviced on Tuesday."],
    ["Ada", "Thank you. I will move the delivery."],
  ],
  [
    ["Kira", "Here are the three names that I like best: Lumen, Aria, Nord."],
    ["Ada", "Lumen! Bring it up in the bubble?"],
  ],
  [
    ["Carla", "Hast du kurz Zeit wegen der Etuis?"],
    ["Ada", "After lunch? I am in a call until one."],
    ["Carla", "Perfekt."],
  ],
];

/** Between two lines of a conversation. */
const pause = 7 * 60_000;
const ascii = (name: string) =>
  name
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();
export const demoAddress = (first: string) => `${ascii(first)}@demo.example`;
export const demoNames: readonly string[] = people.map(({ first }) => first);

/** True when the data folder holds accounts already. */
export function isSeeded(config: Config): boolean {
  const path = join(config.storage.data, "iris.db");
  if (!existsSync(path)) return false;
  using database = new Database(path, { readonly: true });
  return database.query("select 1 from accounts limit 1").get() !== null;
}

/** Two companies, twelve people (the first is the operator, the first of each company its administrator), three bubbles and a few chats with history. */
export async function seedDemo(config: Config): Promise<void> {
  const lines = [...bubbles.map(({ history }) => history), ...chats].flat().length;
  let clock = Date.now() - (lines + 2) * pause;
  const seeder = await openSeeder(config, () => clock);
  const ids = new Map<string, string>();
  const idOf = (first: string): string => ids.get(first) ?? "";
  try {
    const companies = new Map<string, string>();
    for (const { first, last, company, language } of people) {
      const isFirst = !companies.has(company);
      const companyId = companies.get(company) ?? (await seeder.company(company));
      companies.set(company, companyId);
      const isOperator = ids.size === 0;
      const names = { firstName: first, lastName: last };
      const id = await seeder.person({ email: demoAddress(first), ...names, language, companyId, isOperator });
      ids.set(first, id);
      if (isFirst) await seeder.administrator(id, companyId);
    }
    const talk = async (conversationId: string, members: readonly string[], lines: readonly Line[]) => {
      let last = 0;
      for (const [who, text] of lines) {
        clock += pause;
        last = (await seeder.message(conversationId, idOf(who), text)).seq;
      }
      for (const member of members) await seeder.seen(conversationId, idOf(member), last);
    };
    for (const lines of chats) {
      const [one = "", other = ""] = [...new Set(lines.map(([who]) => who))];
      await talk(await seeder.directChat(idOf(one), idOf(other)), [one, other], lines);
    }
    for (const { name, topic, members, history } of bubbles) {
      const [organiser = "", ...others] = members;
      await talk(await seeder.bubble(idOf(organiser), name, topic, others.map(idOf)), members, history);
    }
    // Something is new for the operator.
    clock += pause;
    await seeder.message(
      await seeder.directChat(idOf("Bob"), idOf("Ada")),
      idOf("Bob"),
      "The green ones are the best!",
    );
  } finally {
    await seeder.close();
  }
}
