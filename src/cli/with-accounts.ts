import type { Accounts } from "../features/accounts/index.ts";
import { loadConfig } from "../platform/config/load.ts";
import type { CommandInput } from "./command.ts";
import { sourcesOf } from "./config-options.ts";
import { silentLog } from "./silent-log.ts";

/** Opens the instance without its server, lets `act` do one thing and says what it answered. @returns the exit code */
export async function withAccounts(input: CommandInput, act: (accounts: Accounts) => Promise<string>): Promise<number> {
  const config = loadConfig(sourcesOf(input));
  const { openInstance } = await import("../app.ts");
  const instance = await openInstance({ config, log: silentLog });
  try {
    input.say(await act(instance.accounts));
    return 0;
  } finally {
    await instance.close();
  }
}
