import type { Host, Platform } from "../../platform/platform.ts";
import { leaveCall, listCalls, listIceServers } from "../../protocol/calls.ts";
import { callsBefore } from "./calls.store.ts";
import { type OwnRelay, othersRelays, ownRelay } from "./ice-servers.ts";
import type { LiveCalls } from "./live-calls.ts";

export function routeCalls(
  { config, db, keys, now, newId }: Platform,
  host: Host,
  live: LiveCalls,
  relay: () => Promise<OwnRelay | null>,
): void {
  host.route(listIceServers, async ({ caller: { accountId } }) => {
    if (config.calls.turn_urls.length > 0) return { iceServers: othersRelays(config.calls, now(), newId()) };
    // Always the same for one person, whose share of the relay is counted by it, and telling nobody who it is.
    const owner = keys.blindIndex("relay.person", accountId);
    const own = await relay();
    return { iceServers: own === null ? [] : ownRelay(config, own, now(), owner) };
  });

  host.route(leaveCall, async ({ caller: { accountId }, params: { callId }, body: { deviceId } }) => {
    await live.apply(callId, { type: "leave", by: { accountId, deviceId } });
    return undefined;
  });

  host.route(listCalls, async ({ caller, query: { before = Number.MAX_SAFE_INTEGER, limit } }) => {
    const calls = await callsBefore(db.reader, keys, caller.accountId, before, limit + 1);
    return { calls: calls.slice(0, limit), hasMore: calls.length > limit };
  });
}
