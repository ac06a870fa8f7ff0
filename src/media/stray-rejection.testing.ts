// The media worker with a mistake in it: a promise that nobody waits for fails whenever somebody leaves.
import "./worker.ts";

declare const self: Worker;
self.addEventListener("message", ({ data }: MessageEvent<{ type: string }>) => {
  if (data.type === "leave") void Promise.reject(new Error("nobody waits for this"));
});
