/**
 * `scripts/seed [--people N] [--messages N] [--data DIR]`: half of the messages go to one bubble of everybody (at most 100
 * members), the others to direct chats. The same numbers give the same content. Iris must not run on the folder meanwhile.
 */
import { parseArgs } from "node:util";
import { loadConfig } from "../src/platform/config/load.ts";
import { seedLoad } from "./seeding/load.ts";
import { seedPassword } from "./seeding/seeder.ts";

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "100" },
    messages: { type: "string", default: "10000" },
    data: { type: "string", default: "./data-dev" },
  },
});

function countOf(name: "people" | "messages", least: number): number {
  const count = Number(values[name]);
  if (Number.isInteger(count) && count >= least) return count;
  console.error(`--${name} is a number from ${least} up, not "${values[name]}".`);
  process.exit(2);
}

// The folder is all that matters here: settings of whoever calls are left out.
const config = loadConfig({ env: {}, overrides: { storage: { data: values.data } } });
const size = { people: countOf("people", 2), messages: countOf("messages", 0) };
const startedAt = performance.now();
const { firstAddress, bubble } = await seedLoad(config, size);
const seconds = (performance.now() - startedAt) / 1000;
console.log(`${size.people} people and ${size.messages} messages in ${seconds.toFixed(1)} s into ${values.data}`);
console.log(`The bubble "${bubble}" holds half of them. Sign in as ${firstAddress}, password "${seedPassword}".`);
