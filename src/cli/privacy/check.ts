import { join } from "node:path";
import type { Finding, FindingKind } from "../../platform/personal-data/check.ts";
import type { Command } from "../command.ts";
import { configOptions } from "../config-options.ts";
import { withInstance } from "../with-instance.ts";

const { config, data } = configOptions;

const told: Readonly<Record<FindingKind, string>> = {
  undeclared: "in the database, and on no map of personal data",
  missing: "on the map, and not in the database",
  overdue: "rows older than their storage time",
  orphan: "rows of people, conversations, companies or files that are gone",
  plaintext: "values that are readable where they should be encrypted",
  keyGone: "encrypted with a key that is gone: they open no more and should have been deleted",
  keyUnowned: "keys of nobody: what they open should have been destroyed with them",
  blobUnowned: "stored files without a row that knows them",
};

const line = ({ kind, where, count }: Finding) => `FAIL  ${where}: ${count} ${told[kind]}`;

export const privacyCheck: Command = {
  name: "privacy check",
  summary: "Compare the database, its keys and its files with the map of personal data",
  options: { config, data, json: { summary: "List what was found as JSON" } },
  run: (input) =>
    withInstance(input, async ({ platform, keySubjects }) => {
      const [{ checkPersonalData }, { storedIds }, { personalData }] = await Promise.all([
        import("../../platform/personal-data/check.ts"),
        import("../../platform/blobs/stored-ids.ts"),
        import("../../personal-data.ts"),
      ]);
      const findings = await checkPersonalData({
        ...{ data: personalData, db: platform.db.reader, now: platform.now() },
        keySubjects: await keySubjects(),
        blobIds: await storedIds(join(platform.config.storage.data, "blobs")),
      });
      const { tables } = personalData;
      if ("json" in input.options) input.say(JSON.stringify({ findings }, undefined, 2));
      else if (findings.length > 0) input.say(findings.map(line).join("\n"));
      else {
        const counted = tables.reduce((sum, table) => sum + table.columns.length, 0);
        input.say(`ok    ${tables.length} tables with ${counted} columns, keys and files are as the map says.`);
      }
      return findings.length === 0 ? 0 : 1;
    }),
};
