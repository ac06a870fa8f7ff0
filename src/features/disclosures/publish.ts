import { createHash } from "node:crypto";
import { type DisclosureKind, disclosureKind } from "../../protocol/disclosures.ts";
import { language } from "../../protocol/primitives.ts";
import { compose } from "./compose.ts";
import type { DisclosuresDeps } from "./disclosures.deps.ts";
import { findDisclosure, insertDisclosure } from "./disclosures.store.ts";
import { factsOf } from "./facts.ts";

const hashLength = 12;

/** All languages of one document, and what they are called together: a word changed in one of them is another version. */
function drawUp({ config, personalData }: DisclosuresDeps, kind: DisclosureKind) {
  const facts = factsOf(config, personalData);
  const [en, de, fr] = (["en", "de", "fr"] as const).map((one) => compose(kind, facts, one));
  if (!en || !de || !fr) throw new Error(`A language of ${language.options} is missing.`);
  const documents = { en, de, fr };
  const version = createHash("sha256").update(JSON.stringify(documents)).digest("hex").slice(0, hashLength);
  return { documents, version };
}

/** Puts into force what the program and its configuration say now, where it is not what was said before. At each start. */
export async function publish(deps: DisclosuresDeps): Promise<void> {
  for (const kind of disclosureKind.options) {
    const { documents, version } = drawUp(deps, kind);
    await deps.db.transaction(async (tx) => {
      const newest = await findDisclosure(tx, kind);
      if (newest?.version === version) return;
      await insertDisclosure(tx, { kind, number: (newest?.number ?? 0) + 1, version, at: deps.now(), documents });
    });
  }
}
