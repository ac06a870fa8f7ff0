import { expect, test } from "bun:test";
import { join } from "node:path";
import { Glob } from "bun";
import { failures } from "../../../src/protocol/failures/index.ts";
import { actTexts } from "./act-texts.ts";

const root = join(import.meta.dir, "../../..");
/** Facts and columns are named alike; acts are in the files that record them. */
const isNoAct = (name: string) =>
  name in failures ||
  name === "rights.link" ||
  /^(account|company|functions|session|contact)\./.test(name) ||
  /_(index|hash)$/.test(name);

/** Every act that the server's source names where it speaks of the audit log. */
async function actsInSource(): Promise<Set<string>> {
  const acts = new Set<string>();
  for await (const path of new Glob("src/features/**/*.ts").scan(root)) {
    if (/\.(test|testing|tables|routes)\.ts$/.test(path)) continue;
    const text = await Bun.file(join(root, path)).text();
    if (!/\baudit\b/.test(text) && !/tellOfChange/.test(text)) continue;
    const feature = /features\/([^/]+)/.exec(path)?.[1]?.replaceAll("-", "_") ?? "";
    for (const [, name = ""] of text.matchAll(new RegExp(`"(${feature}\\.[a-z_]+)"`, "g")))
      if (!isNoAct(name)) acts.add(name);
    for (const [, name = ""] of text.matchAll(/noted\(\s*"(\w+)"/g)) acts.add(`${feature}.${name}`);
    for (const [, name = ""] of text.matchAll(/change: "(\w+)", actorId/g)) acts.add(`${feature}.${name}`);
  }
  return acts;
}

test("S72 each act that is recorded has its sentence in every language", async () => {
  const acts = await actsInSource();
  expect(acts.size).toBeGreaterThan(40);
  expect([...acts].filter((act) => !(act in actTexts.en)).toSorted()).toEqual([]);
});

test("S72 no sentence is left over from an act that is gone", async () => {
  const acts = await actsInSource();
  expect(Object.keys(actTexts.en).filter((act) => !acts.has(act))).toEqual([]);
});
