import { missingIn } from "../../features/disclosures/index.ts";
import type { Check } from "./check.ts";

export const privacyNotice: Check = {
  name: "privacy notice",
  run: async (config) => {
    const missing = missingIn(config);
    if (missing.length === 0)
      return { ok: true, detail: "says who is responsible, where data is and whom to complain to" };
    const advice = "set these keys: the notice, the records and the agreements are filled from them";
    return { ok: true, detail: `has gaps that the law asks to fill: ${missing.join(", ")}`, advice };
  },
};
