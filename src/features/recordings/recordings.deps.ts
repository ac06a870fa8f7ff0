import type { Platform } from "../../platform/platform.ts";
import type { Plans } from "../plans/index.ts";

/** A call that is going on, and the device of each side. */
interface RunningCall {
  readonly caller: { readonly accountId: string; readonly deviceId: string | null };
  readonly callee: { readonly accountId: string; readonly deviceId: string | null };
}

/** What this feature asks of others; `app.ts` hands it in. */
export interface RecordingsDoors {
  readonly calls: { running(callId: string): RunningCall | undefined };
  readonly plans: Pick<Plans, "require">;
  readonly files: {
    /** @throws files.not_found */
    requireOwn(request: { fileId: string; ownerId: string }): Promise<unknown>;
    /** Destroys it for everyone; one that is gone already is no mistake. */
    remove(request: { fileId: string; ownerId: string }): Promise<void>;
  };
}

export type RecordingsDeps = Pick<Platform, "db" | "facts" | "keys" | "now"> & {
  readonly doors: RecordingsDoors;
  /** Files that this feature is destroying itself: their end is no news to it. */
  readonly removing: Set<string>;
};
