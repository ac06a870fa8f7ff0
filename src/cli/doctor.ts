import { loadConfig } from "../platform/config/load.ts";
import { codeOf, type Verdict } from "./checks/check.ts";
import type { Command } from "./command.ts";
import { configOptions, sourcesOf } from "./config-options.ts";

export const doctor: Command = {
  name: "doctor",
  summary: "Look for what would keep Iris from running well on this machine",
  options: configOptions,
  run: async (input) => {
    const config = loadConfig(sourcesOf(input));
    const { checks } = await import("./checks/all-checks.ts");
    let failed = 0;
    for (const { name, run } of checks) {
      const verdict = await run(config).catch(
        (error: unknown): Verdict => ({
          ok: false,
          detail: `could not be looked at (${codeOf(error)})`,
          cure: "run `iris doctor` as the user that runs Iris",
        }),
      );
      const advice = verdict.ok ? verdict.advice : undefined;
      input.say(`${verdict.ok ? (advice ? "warn" : "ok  ") : "FAIL"}  ${name}: ${verdict.detail}`);
      if (advice) input.say(`      → ${advice}`);
      if (verdict.ok) continue;
      failed++;
      input.say(`      → ${verdict.cure}`);
    }
    input.say(failed === 0 ? "Everything is in order." : `${failed} of ${checks.length} checks failed.`);
    return failed === 0 ? 0 : 1;
  },
};
