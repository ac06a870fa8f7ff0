/** Generator → engine's process. */
export type EngineQuestion =
  | { readonly type: "join" | "reoffer" | "leave"; readonly participantId: string }
  | { readonly type: "publish"; readonly participantId: string; readonly sdp: string }
  | { readonly type: "answer"; readonly participantId: string; readonly sdp: string; readonly version: number }
  | { readonly type: "stop" };

/** Engine's process → generator. */
export type EngineAnswer =
  | { readonly type: "ready" }
  | { readonly type: "joined" | "answered"; readonly participantId: string }
  | { readonly type: "published"; readonly participantId: string; readonly sdp: string }
  | { readonly type: "offer"; readonly participantId: string; readonly sdp: string; readonly version: number }
  | { readonly type: "lost"; readonly participantId: string; readonly reason: string };
