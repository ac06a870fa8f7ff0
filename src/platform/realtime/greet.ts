import { type ClientFrame, closeCode, protocolVersion, type ServerFrame } from "../../protocol/socket.ts";
import { failure } from "../http/failure.ts";
import type { Connection } from "./connection.ts";
import type { Hub } from "./hub.ts";
import type { LiveDelivery } from "./live-delivery.ts";
import { type MissedDeps, mergeEvents, missedEvents } from "./missed-events.ts";

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
 * Answers hello. From the moment the device joins, live events reach it or are held for it; what it missed is read after
 * that, so between the two there is no gap, and what is in both is sent once.
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
  hub.join(connection);
  const missed = await missedSince(deps, accountId, hello.cursor);
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
  if (missed === null || held === null) connection.send(welcome(live.position, false));
  else {
    const events = mergeEvents(missed.events, held);
    // The cursor named here must not run ahead of events that are still to be sent: the socket may break in between.
    connection.send(welcome(events[0] ? events[0].cursor - 1 : missed.readUpTo, true));
    for (const event of events) connection.push(event.text);
  }
  deps.connected(connection);
}

async function missedSince(deps: GreetDeps, accountId: string, cursor: number | undefined) {
  if (cursor === undefined) return null;
  const readUpTo = Math.max(cursor, deps.live.position);
  try {
    const events = await missedEvents(deps, accountId, cursor);
    return events && { events, readUpTo };
  } catch (error) {
    deps.onError("resume", error);
    return null;
  }
}
