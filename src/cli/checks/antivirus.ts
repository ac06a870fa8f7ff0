import { createAntivirus, defaultAntivirusLimits } from "../../platform/antivirus/antivirus.ts";
import { createOutbound } from "../../platform/outbound/outbound.ts";
import { silentLog } from "../silent-log.ts";
import type { Check } from "./check.ts";

export const antivirus: Check = {
  name: "antivirus",
  run: async (config) => {
    const address = config.files.clamd;
    const scanner = createAntivirus(createOutbound(config, silentLog), defaultAntivirusLimits(config.files.max_bytes));
    if (!scanner.isOn) return { ok: true, detail: "off by configuration: uploads are not scanned" };
    if (await scanner.ping()) return { ok: true, detail: `clamd answers at ${address}` };
    const cure = "start clamd (Debian: apt install clamav-daemon), set files.clamd to its address, or to off";
    return { ok: false, detail: `clamd does not answer at ${address}; uploads would wait`, cure };
  },
};
