import type { Host, Platform } from "../../platform/platform.ts";
import { endCall, listCalls, listIceServers } from "../../protocol/calls.ts";
import { callsBefore } from "./calls.store.ts";
import { iceServersFor } from "./ice-servers.ts";
import type { LiveCalls } from "./live-calls.ts";

export function routeCalls({ config, db, keys, now, newId }: Platform, host: Host, live: LiveCalls): void {
  host.route(listIceServers, async () => ({ iceServers: iceServersFor(config.calls, now(), newId()) }));

  host.route(endCall, async ({ caller: { accountId }, params: { callId }, body: { deviceId } }) => {
    await live.apply(callId, { type: "end", by: { accountId, deviceId, socketId: "" } });
    return undefined;
  });

  host.route(listCalls, async ({ caller, query: { before = Number.MAX_SAFE_INTEGER, limit } }) => {
    const calls = await callsBefore(db.reader, keys, caller.accountId, before, limit + 1);
    return { calls: calls.slice(0, limit), hasMore: calls.length > limit };
  });
}
