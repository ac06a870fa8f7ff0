import { closeCode, type ServerFrame } from "../../protocol/socket.ts";
import type { Connection } from "./connection.ts";

const noConnections: readonly Connection[] = [];
const endedSessionsKept = 1_000;
/** Sockets of one session, said hello or not: a browser has one for each tab. */
export const maxSocketsPerSession = 64;

function add(map: Map<string, Connection[]>, key: string, connection: Connection): void {
  const list = map.get(key);
  if (list) list.push(connection);
  else map.set(key, [connection]);
}

function remove(map: Map<string, Connection[]>, key: string, connection: Connection): void {
  const rest = map.get(key)?.filter((other) => other !== connection) ?? [];
  if (rest.length > 0) map.set(key, rest);
  else map.delete(key);
}

/** Who is connected, by person and by session. */
export class Hub {
  readonly all = new Set<Connection>();
  private readonly byAccount = new Map<string, Connection[]>();
  private readonly bySession = new Map<string, Connection[]>();
  /** Sessions that ended a moment ago: a socket whose session was checked just before must not slip in. */
  private readonly ended = new Set<string>();

  /** From here on the session's end closes it; nothing is delivered to it yet. */
  admit(connection: Connection): void {
    const { sessionId } = connection.caller;
    if (this.ended.has(sessionId)) {
      connection.close(closeCode.sessionEnded, "session ended");
      return;
    }
    if ((this.bySession.get(sessionId)?.length ?? 0) >= maxSocketsPerSession) {
      connection.close(closeCode.tooMany, "too many sockets");
      return;
    }
    this.all.add(connection);
    add(this.bySession, sessionId, connection);
  }

  /** After hello: it is one of the person's devices. */
  join(connection: Connection): void {
    add(this.byAccount, connection.caller.accountId, connection);
  }

  leave(connection: Connection): void {
    this.all.delete(connection);
    remove(this.bySession, connection.caller.sessionId, connection);
    remove(this.byAccount, connection.caller.accountId, connection);
  }

  of(accountId: string): readonly Connection[] {
    return this.byAccount.get(accountId) ?? noConnections;
  }

  countOf(accountId: string): number {
    return this.of(accountId).length;
  }

  sendTo(accountId: string, frame: ServerFrame, exceptSocketId?: string): void {
    const connections = this.of(accountId);
    if (connections.length === 0) return;
    const text = JSON.stringify(frame);
    for (const connection of connections) if (connection.socketId !== exceptSocketId) connection.push(text);
  }

  /** @param text one event, already a frame */
  pushEvent(accountId: string, cursor: number, text: string): void {
    for (const connection of this.of(accountId)) connection.pushEvent(cursor, text);
  }

  /** These devices may have missed something: they fetch their lists afresh. */
  resync(connections: Iterable<Connection>, cursor: number): void {
    const text = JSON.stringify({ type: "resync", cursor } satisfies ServerFrame);
    for (const connection of connections) {
      if (connection.phase === "resuming") connection.held = null;
      else if (connection.phase === "open") connection.push(text);
    }
  }

  closeSession(sessionId: string): void {
    this.ended.add(sessionId);
    if (this.ended.size > endedSessionsKept) {
      const [oldest] = this.ended;
      if (oldest !== undefined) this.ended.delete(oldest);
    }
    for (const connection of [...(this.bySession.get(sessionId) ?? [])]) {
      connection.close(closeCode.sessionEnded, "session ended");
    }
  }
}
