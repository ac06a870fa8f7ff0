import type { Command } from "./command.ts";
import { configOptions } from "./config-options.ts";
import { withInstance } from "./with-instance.ts";

const { config, data } = configOptions;

const words = {
  missing: "was signed and its file is missing",
  cut: "was cut at its end",
  changed: "was changed, or its key is gone before its time",
  replaced: "is not what was signed",
  overdue: "is older than a year and still there: has Iris run since?",
  heads: "of heads/access-log.jsonl was changed, or one before it is missing",
} as const;

export const logsVerify: Command = {
  name: "logs verify",
  summary: "Look for changed, cut or missing entries in the access log, and for days that should be gone",
  options: { config, data },
  run: (input) =>
    withInstance(input, async ({ platform }) => {
      const { verifyAccessLog } = await import("../platform/access-log/verify-access-log.ts");
      const { days, entries, faults } = await verifyAccessLog(platform);
      for (const { day, kind } of faults) input.say(`FAIL  ${day} ${words[kind]}.`);
      if (faults.length === 0) input.say(`ok    ${days} days, ${entries} entries, as they were written and signed.`);
      return faults.length === 0 ? 0 : 1;
    }),
};
