import type { Log } from "../platform/platform.ts";

/** For commands that say on the terminal what matters. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
