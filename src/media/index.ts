/** The door of the media engine: what the rest of the house may use. The worker behind it is started by `createMediaEngine`. */
export { createMediaEngine, type MediaEngine, type MediaListener, type MediaOptions, MediaRefused } from "./engine.ts";
export { createMediaPool, type PoolOptions } from "./pool.ts";
export type { LossReason, ReceiveOffered } from "./protocol.ts";
export { PeerPolicy } from "./turn/peer-policy.ts";
