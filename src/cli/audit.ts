import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { AuditFault } from "../platform/audit/audit-heads.ts";
import { type Command, UsageError } from "./command.ts";
import { configOptions } from "./config-options.ts";
import { withInstance } from "./with-instance.ts";

const { config, data } = configOptions;

const faultOf = (fault: AuditFault): string => {
  if (fault.kind === "broken") return `entry ${fault.entry} was changed, or is missing`;
  if (fault.kind === "replaced") return `entry ${fault.entry} is not the one that was signed`;
  if (fault.kind === "heads") return `line ${fault.line} of heads/audit.jsonl was changed, or one before it is missing`;
  return `entries ${fault.entry} to ${fault.signedThrough} were signed and are missing at the end`;
};

export const auditVerify: Command = {
  name: "audit verify",
  summary: "Look for changed, missing or cut entries in the audit log",
  options: {
    config,
    data,
    head: { value: "NUMBER:HASH", summary: "Compare with a head that was written down elsewhere" },
  },
  run: async (input) => {
    const { head } = input.options;
    const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(head ?? "") ?? [];
    if (head !== undefined && hash === undefined)
      throw new UsageError("--head is an entry's number, a colon and 64 hexadecimal digits.");
    return withInstance(input, async ({ auditHeads }) => {
      const verdict = await auditHeads.verify(hash === undefined ? undefined : { number: Number(number), hash });
      const { fault, entries, signedThrough, heads } = verdict;
      if (fault) {
        input.say(`FAIL  ${faultOf(fault)}. Whole up to entry ${entries}.`);
        return 1;
      }
      input.say(
        `ok    ${entries} entries, each follows from the one before; ${heads} heads, signed through entry ${signedThrough}.`,
      );
      input.say(`      Head to keep elsewhere: ${entries}:${verdict.head}`);
      return 0;
    });
  },
};

export const auditExport: Command = {
  name: "audit export",
  summary: "Write the audit log as signed JSON lines to standard output",
  options: { config, data },
  run: (input) =>
    withInstance(input, async ({ platform }) => {
      const [{ exportAudit }, { createSigning }] = await Promise.all([
        import("../platform/audit/audit-export.ts"),
        import("../platform/signing/signing.ts"),
      ]);
      for await (const line of exportAudit(platform, createSigning(platform.keys))) input.say(line);
      return 0;
    }),
};

export const auditVerifyExport: Command = {
  name: "audit verify-export",
  summary: "Check an exported audit log by itself; needs neither the instance nor a network",
  words: ["FILE"],
  options: {},
  run: async ({ words: [file = ""], say }) => {
    const { checkAuditExport } = await import("../platform/audit/audit-export.ts");
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
    const verdict = await checkAuditExport(lines).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`"${file}" cannot be read (${error.code ?? error.message}).`);
    });
    if (!verdict.ok) {
      say(`FAIL  line ${verdict.line}: ${faults[verdict.why]}.`);
      return 1;
    }
    say(`ok    ${verdict.entries} entries, signed with the key ${verdict.keyId}.`);
    say("      Compare the key with those that the instance publishes: /.well-known/iris-signing-keys.json");
    return 0;
  },
};

const faults = {
  format: "this is no audit log as Iris exports it",
  chain: "the entry was changed, or one before it is missing",
  cut: "the end is missing",
  signature: "the signature is not of this file",
} as const;
