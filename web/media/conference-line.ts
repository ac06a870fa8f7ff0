import type { Problem } from "../../src/protocol/problem.ts";
import type { ClientFrame, ServerFrame } from "../../src/protocol/socket.ts";
import type { Openers } from "./local-media.ts";
import type { PublishLinkOptions } from "./publish-link.ts";
import type { SharedScreen } from "./screen-share.ts";
import type { Sealing, SealingOptions } from "./sealing/sealing.ts";

export type FrameOf<T extends ServerFrame["type"]> = Extract<ServerFrame, { type: T }>;
type Heard =
  | `conference.${"state" | "ended" | "published" | "offer" | "speakers" | "dropped"}`
  | `conference.${"waits" | "refused" | "reacted" | "moderated" | "keyHanded" | "keyAsked"}`
  | "welcome"
  | "error";
/** Something that somebody who tends the bubble did to this person. */
export type Moderated = FrameOf<"conference.moderated">;

/** What a conference needs of the socket. */
export interface ConferenceLine {
  /** False: not connected, nothing was sent. */
  send(frame: ClientFrame): boolean;
  on<T extends Heard>(type: T, handler: (frame: FrameOf<T>) => void): () => void;
}

export interface ConferenceSessionDeps {
  readonly line: ConferenceLine;
  readonly onProblem: (problem: Problem) => void;
  readonly onModerated: (moderated: Moderated) => void;
  readonly onOffline: () => void;
  /** False: the person's camera stays off (their plan or company locks it). */
  readonly mayShowCamera: () => boolean;
  /** Calls back after a while; the returned function calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly openers?: Openers;
  readonly openScreen?: () => Promise<SharedScreen>;
  /** What seals one conference from end to end; null where this browser cannot. */
  readonly openSealing?: (
    conversationId: string,
    on: Pick<SealingOptions, "send" | "onView" | "after">,
  ) => Promise<Sealing | null>;
  readonly createConnection?: PublishLinkOptions["createConnection"];
}
