import type { File as StoredFile } from "../../../src/protocol/files.ts";
import type { Voice } from "../../../src/protocol/message-kinds.ts";
import type { Problem } from "../../../src/protocol/problem.ts";

/** One file on its way into a conversation, as the person sees it. */
export interface Upload {
  /** The file's id, made here: however often it is tried, the server has it once. */
  readonly id: string;
  readonly conversationId: string;
  /** The id that the message with this file will have: a message sent twice is stored once. */
  readonly messageId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Of the file on the person's device: with name and size it tells whether they chose the same again. */
  readonly lastModified: number;
  readonly createdAt: number;
  /** It will be a voice message. */
  readonly voice?: Voice;
  /** The server may have some of it. */
  readonly hasBegun: boolean;
  readonly state: UploadState;
}

export type UploadState =
  /** Others go first. */
  | { readonly kind: "queued" }
  | { readonly kind: "uploading"; readonly sentBytes: number }
  /** By the person. */
  | { readonly kind: "paused" }
  /** After a reload: the browser no longer has the file, the server has what was sent. */
  | { readonly kind: "lost" }
  /** All bytes are there; the verdict is not. */
  | { readonly kind: "scanning" }
  /** The scanner is away: stored and encrypted, and nobody gets it. */
  | { readonly kind: "waiting" }
  | { readonly kind: "ready"; readonly file: StoredFile }
  /** The same file would be refused again. */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** It may work when tried again. */
  | { readonly kind: "failed"; readonly problem: Problem };

export type UploadEvent =
  | { readonly type: "started" }
  | { readonly type: "progressed"; readonly sentBytes: number }
  | { readonly type: "paused" }
  | { readonly type: "stored"; readonly file: StoredFile }
  | { readonly type: "refused"; readonly problem: Problem }
  | { readonly type: "broken"; readonly problem: Problem }
  | { readonly type: "reloaded"; readonly hasBytes: boolean }
  /** By the person, by the line that is back, or with the file chosen again. */
  | { readonly type: "retried" };

const isFinal = ({ kind }: UploadState) => kind === "ready" || kind === "refused";
const isSending = ({ kind }: UploadState) => kind === "queued" || kind === "uploading";
const isStopped = ({ kind }: UploadState) => kind === "failed" || kind === "paused" || kind === "lost";

/** What an upload becomes by what happens. Answer and socket may tell the same twice and in any order. */
export function after(state: UploadState, event: UploadEvent, sizeBytes: number): UploadState {
  if (isFinal(state)) return state;
  switch (event.type) {
    case "started":
      return state.kind === "queued" ? { kind: "uploading", sentBytes: 0 } : state;
    case "progressed":
      if (state.kind !== "uploading") return state;
      return event.sentBytes >= sizeBytes ? { kind: "scanning" } : { kind: "uploading", sentBytes: event.sentBytes };
    case "paused":
      return isSending(state) ? { kind: "paused" } : state;
    case "stored":
      return afterStored(state, event.file);
    case "refused":
      return { kind: "refused", problem: event.problem };
    case "broken":
      // Bytes that the server already has do not get lost with the line: its own word comes by the socket.
      return state.kind === "waiting" || state.kind === "paused" ? state : { kind: "failed", problem: event.problem };
    case "reloaded":
      if (state.kind === "scanning" || state.kind === "waiting") return state;
      if (!event.hasBytes) return { kind: "lost" };
      return state.kind === "paused" ? state : { kind: "queued" };
    case "retried":
      return isStopped(state) ? { kind: "queued" } : state;
  }
}

function afterStored(state: UploadState, file: StoredFile): UploadState {
  switch (file.state) {
    case "ready":
      return { kind: "ready", file };
    case "waiting":
      return { kind: "waiting" };
    case "scanning":
      return { kind: "scanning" };
    default:
      return state;
  }
}

/** What others still wait for: shown in the conversation until it has become a message or was put away. */
export const isUnderWay = ({ state }: Upload): boolean => !isFinal(state) && state.kind !== "failed";
