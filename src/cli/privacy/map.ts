import type { Command } from "../command.ts";

export const privacyMap: Command = {
  name: "privacy map",
  summary: "Show what is kept about whom, for what, how long and how encrypted, as JSON",
  options: {},
  run: async ({ say }) => {
    const { personalData } = await import("../../personal-data.ts");
    const tables = personalData.tables.map(({ table: _, ...declared }) => declared);
    say(JSON.stringify({ ...personalData, tables }, undefined, 2));
    return 0;
  },
};
