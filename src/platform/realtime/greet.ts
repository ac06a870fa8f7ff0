import { type ClientFrame, closeCode, protocolVersion, type ServerFrame } from "../../protocol/socket.ts";
import { failure } from "../http/failure.ts";
import type { Connection } from "./connection.ts";
import type { Hub } from "./hub.ts";
import type { LiveDelivery } from "./live-delivery.ts";
import { type MissedDeps, missedEvents } from "./missed-events.ts";

type Hello = Extract<ClientFrame, { type: "hello" }>;

export const maxSocketsPerAccount = 32;
export const heartbeatSec = 25;

export interface GreetDeps extends MissedDeps {
  readonly hub: Hub;
  readonly live: LiveDelivery;
  readonly version: string;
  readonly refuse: (connection: Connection, error: unknown) => void;
  readonly connected: (connection: Connection) => void;
  readonly onError: (where: string, error: unknown) => void;
}

/**
 * Answers hello. Facts up to the position at which the device joins are read back; everything later reaches it live, or is
 * held until then. The two meet without a gap or an overlap.
 */
export async function greet(deps: GreetDeps, connection: Connection, hello: Hello): Promise<void> {
  const { hub, live } = deps;
  const { accountId } = connection.caller;
  if (hello.version !== protocolVersion) {
    deps.refuse(connection, failure("core.outdated"));
    connection.close(closeCode.outdated, "reload");
    return;
  }
  if (hub.countOf(accountId) >= maxSocketsPerAccount) {
    deps.refuse(connection, failure("core.too_many", { retryAfterSec: 60 }));
    connection.close(closeCode.tooMany, "too many sockets");
    return;
  }
  connection.deviceId = hello.deviceId;
  connection.phase = "resuming";
  connection.hasUpTo = hello.cursor ?? 0;
  hub.join(connection);
  const { position } = live;
  const missed = await missedSince(deps, accountId, hello.cursor, position);
  if (connection.phase !== "resuming") return;

  const welcome = (cursor: number, resumed: boolean): ServerFrame => ({
    type: "welcome",
    accountId,
    cursor,
    resumed,
    heartbeatSec,
    serverVersion: deps.version,
  });
  const held = connection.held;
  connection.held = null;
  connection.phase = "open";
  if (missed === null || held === null) {
    connection.hasUpTo = 0;
    connection.send(welcome(live.position, false));
  } else {
    const events = [...missed, ...held];
    // The cursor named here must not run ahead of events that are still to be sent: the socket may break in between.
    connection.send(welcome(events[0] ? events[0].cursor - 1 : Math.max(position, connection.hasUpTo), true));
    for (const event of events) connection.push(event.text);
  }
  deps.connected(connection);
}

async function missedSince(deps: GreetDeps, accountId: string, cursor: number | undefined, last: number) {
  if (cursor === undefined) return null;
  try {
    return await missedEvents(deps, accountId, { cursor, last });
  } catch (error) {
    deps.onError("resume", error);
    return null;
  }
}
