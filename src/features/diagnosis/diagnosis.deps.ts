import type { Platform } from "../../platform/platform.ts";
import type { listNetworkWays } from "../../protocol/diagnosis.ts";
import type { OutputOf } from "../../protocol/endpoint.ts";
import type { PeopleReader } from "../accounts/index.ts";

type IceServers = OutputOf<typeof listNetworkWays>["relays"];

/** What this feature asks of others; `app.ts` hands it in. */
export interface DiagnosisDoors {
  readonly people: Pick<PeopleReader, "byIds" | "idsIn" | "restrictedAmong">;
  /** The media port as a relay, for somebody; empty where it is none. */
  readonly mediaServers: (accountId: string) => Promise<IceServers>;
  /** The relays that calls are given, when they are others; empty: those above. */
  readonly otherRelays: (accountId: string) => IceServers;
}

export type DiagnosisDeps = Pick<Platform, "audit" | "db" | "keys" | "newId" | "now"> & {
  readonly doors: DiagnosisDoors;
};
