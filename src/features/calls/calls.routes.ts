import type { Host, Platform } from "../../platform/platform.ts";
import { listCalls, listIceServers } from "../../protocol/calls.ts";
import { callsBefore } from "./calls.store.ts";
import { iceServersFor } from "./ice-servers.ts";

export function routeCalls({ config, db, keys, now, newId }: Platform, host: Host): void {
  host.route(listIceServers, async () => ({ iceServers: iceServersFor(config.calls, now(), newId()) }));

  host.route(listCalls, async ({ caller, query: { before = Number.MAX_SAFE_INTEGER, limit } }) => {
    const calls = await callsBefore(db.reader, keys, caller.accountId, before, limit + 1);
    return { calls: calls.slice(0, limit), hasMore: calls.length > limit };
  });
}
