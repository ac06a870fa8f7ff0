import { createMediaEngine, type MediaEngine, type MediaListener, type MediaOptions, MediaRefused } from "./engine.ts";
import type { MediaStats } from "./protocol.ts";

export interface PoolOptions extends MediaOptions {
  /** Threads that rooms are spread over, each on ports of its own: the first on the ports named, the next on those behind. */
  readonly workers: number;
}

type OpenEngine = (options: MediaOptions, listener: MediaListener) => MediaEngine;

interface Member {
  readonly roomId: string;
  readonly at: number;
}

const portOf = (port: number, at: number): number => (port === 0 ? 0 : port + at);

/**
 * The media engine over several threads. A room lives in one of them, the one with the fewest people when it begins; what ends a
 * thread ends its rooms alone. The relay is in the first. A thread starts with its first room.
 * @param openEngine tests put their own in
 */
export function createMediaPool(
  { workers, ...options }: PoolOptions,
  listener: MediaListener,
  openEngine: OpenEngine = createMediaEngine,
): MediaEngine {
  const members = new Map<string, Member>();
  const engines = Array.from({ length: workers }, (_, at) =>
    openEngine(
      {
        ...options,
        port: portOf(options.port, at),
        tcpPort: options.tcpPort === null ? null : portOf(options.tcpPort, at),
        relay: at === 0 ? options.relay : null,
      },
      {
        ...listener,
        lost(participantId, reason) {
          members.delete(participantId);
          listener.lost(participantId, reason);
        },
      },
    ),
  );

  function placeOf(roomId: string): number {
    const load = new Array<number>(workers).fill(0);
    for (const member of members.values()) {
      if (member.roomId === roomId) return member.at;
      load[member.at] = (load[member.at] ?? 0) + 1;
    }
    return load.indexOf(Math.min(...load));
  }

  const find = (participantId: string): MediaEngine | undefined => {
    const member = members.get(participantId);
    return member === undefined ? undefined : engines[member.at];
  };
  const engineOf = (participantId: string): MediaEngine => {
    const engine = find(participantId);
    if (engine === undefined) throw new MediaRefused("unknown participant");
    return engine;
  };
  const first = engines[0] as MediaEngine;

  return {
    async join(roomId, participantId) {
      const at = placeOf(roomId);
      members.set(participantId, { roomId, at });
      try {
        await (engines[at] as MediaEngine).join(roomId, participantId);
      } catch (error) {
        members.delete(participantId);
        throw error;
      }
    },
    ports: () => first.ports(),
    leave(participantId) {
      find(participantId)?.leave(participantId);
      members.delete(participantId);
    },
    publish: async (participantId, ...rest) => engineOf(participantId).publish(participantId, ...rest),
    answer: async (participantId, ...rest) => engineOf(participantId).answer(participantId, ...rest),
    pause: (participantId, ...rest) => find(participantId)?.pause(participantId, ...rest),
    show: (participantId, ...rest) => find(participantId)?.show(participantId, ...rest),
    reoffer: (participantId) => find(participantId)?.reoffer(participantId),
    async stats() {
      const known = (await Promise.all(engines.map((engine) => engine.stats()))).filter((stats) => stats !== null);
      return known.length === 0 ? null : known.reduce(sum);
    },
    stop() {
      for (const engine of engines) engine.stop();
      members.clear();
    },
  };
}

function sum(a: MediaStats, b: MediaStats): MediaStats {
  const add = <T extends object>(left: T, right: T): T =>
    Object.fromEntries(
      Object.entries(left).map(([key, value]) => {
        const other: unknown = right[key as keyof T];
        return [key, typeof value === "number" ? value + Number(other) : add(value as object, other as object)];
      }),
    ) as T;
  return add(a, b);
}
