import type { Host, Platform } from "../../platform/platform.ts";
import { leaveCall, listCalls, listIceServers } from "../../protocol/calls.ts";
import { callsBefore } from "./calls.store.ts";
import { type IceServers, othersRelays } from "./ice-servers.ts";
import type { LiveCalls } from "./live-calls.ts";

export function routeCalls(
  { config, db, keys, now, newId }: Platform,
  host: Host,
  live: LiveCalls,
  relayServers: (accountId: string) => Promise<IceServers>,
): void {
  host.route(listIceServers, async ({ caller: { accountId } }) => {
    const others = othersRelays(config.calls, now(), newId());
    return { iceServers: others.length > 0 ? others : await relayServers(accountId) };
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
