import { loadConfig } from "../platform/config/load.ts";
import type { CommandInput } from "./command.ts";
import { sourcesOf } from "./config-options.ts";
import { silentLog } from "./silent-log.ts";

type Instance = Awaited<ReturnType<typeof import("../app.ts").openInstance>>;

/** Opens the instance without its server and lets `act` look at it. @returns the exit code that `act` gives */
export async function withInstance(input: CommandInput, act: (instance: Instance) => Promise<number>): Promise<number> {
  const config = loadConfig(sourcesOf(input));
  const { openInstance } = await import("../app.ts");
  const instance = await openInstance({ config, log: silentLog });
  try {
    return await act(instance);
  } finally {
    await instance.close();
  }
}
